package io.interlock.benchmarks.decisions;

import io.interlock.events.OrderCommand;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One order after the other, each with a clock a microsecond later, each sampled. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@NullUnmarked // JMH sets the fields
public class DecisionBenchmark {
    @Param({"INTERLOCK"})
    public Judge.Side side;

    @Param({"10"})
    public int rules;

    @Param({"0"})
    public int conditions;

    private List<OrderCommand> orders;
    private Judge judge;
    private int next;

    @Setup
    public void scene() {
        Scene scene = Scene.of(rules, conditions);
        orders = scene.orders();
        judge = side.over(scene);
    }

    @Benchmark
    public String decide() {
        int i = next++;
        return judge.judge(orders.get(i & (orders.size() - 1)), Scene.START.plusNanos(1_000L * i));
    }
}
