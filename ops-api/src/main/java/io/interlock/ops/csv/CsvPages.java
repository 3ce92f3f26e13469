package io.interlock.ops.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.interlock.ops.page.Page;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes pages of records as CSV, page after page to the end, never holding more than one. */
@Component
class CsvPages extends AbstractGenericHttpMessageConverter<Object> {
    private static final MediaType CSV = new MediaType("text", "csv", UTF_8);
    private final JsonMapper mapper;

    CsvPages(JsonMapper mapper) {
        super(MediaType.parseMediaType(Csv.TEXT_CSV));
        this.mapper = mapper;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Page.class.isAssignableFrom(type) || CsvList.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public boolean canWrite(
            @Nullable Type type, Class<?> valueType, @Nullable MediaType mediaType) {
        return supports(valueType) && (mediaType == null || CSV.isCompatibleWith(mediaType));
    }

    @Override
    protected void writeInternal(Object list, @Nullable Type type, HttpOutputMessage outputMessage)
            throws IOException {
        outputMessage.getHeaders().setContentType(CSV);
        Writer out = new BufferedWriter(new OutputStreamWriter(outputMessage.getBody(), UTF_8));
        switch (list) {
            case CsvList<?> typed -> write(typed.page(), typed.row(), out);
            case Page<?> page -> write(page, row(type), out);
            default -> throw new IllegalStateException("no list: " + list.getClass());
        }
        out.flush();
    }

    private static Class<?> row(@Nullable Type type) {
        Class<?> row = type == null ? null : ResolvableType.forType(type).getGeneric(0).resolve();
        if (row == null) {
            throw new IllegalStateException("a page of what? " + type);
        }
        return row;
    }

    private void write(Page<?> page, Class<?> row, Writer out) throws IOException {
        List<String> columns = columns(row);
        out.write(Csv.line(columns));
        Function<String, ? extends Page<?>> following = page.following();
        Page<?> current = page;
        while (current != null) {
            for (Object item : current.items()) {
                out.write(line(columns, mapper.valueToTree(item)));
            }
            String next = current.next();
            current = next == null || following == null ? null : following.apply(next);
        }
    }

    /** As in JSON, in the same order. */
    private static List<String> columns(Class<?> row) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : row.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                names.addAll(columns(component.getType()));
            } else {
                names.add(component.getName());
            }
        }
        return names;
    }

    private static String line(List<String> columns, JsonNode item) {
        return Csv.line(columns.stream().map(name -> text(item.path(name))).toList());
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("CSV is not read", message);
    }

    @Override
    public Object read(Type type, @Nullable Class<?> context, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("CSV is not read", message);
    }
}
