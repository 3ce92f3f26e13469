package io.interlock.ops.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * A record's component is required unless it is {@link Nullable}: the same that the compiler checks
 * is what clients read.
 */
final class RequiredFields implements ModelConverter {
    private static final Pattern SIMPLE_TYPE =
            Pattern.compile("\\[simple type, class (io\\.interlock\\.[\\w.$]+).*]");

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        Class<?> raw = rawClass(type.getType());
        if (resolved != null && raw != null && raw.isRecord()) {
            Schema<?> model = model(resolved, context);
            if (model != null && model.getProperties() != null) {
                model.setRequired(required(raw));
            }
        }
        return resolved;
    }

    private static @Nullable Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
        String ref = resolved.get$ref();
        if (ref == null) {
            return resolved;
        }
        return context.getDefinedModels().get((String) RefUtils.extractSimpleName(ref).getLeft());
    }

    private static @Nullable Class<?> rawClass(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return rawClass(generic.getRawType());
        }
        // a type of Jackson 2, which we do not link against
        Matcher matcher = SIMPLE_TYPE.matcher(type.toString());
        return matcher.matches()
                ? ClassUtils.resolveClassName(
                        matcher.group(1), RequiredFields.class.getClassLoader())
                : null;
    }

    private static List<String> required(Class<?> raw) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                names.addAll(required(component.getType()));
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                names.add(component.getName());
            }
        }
        return names;
    }
}
