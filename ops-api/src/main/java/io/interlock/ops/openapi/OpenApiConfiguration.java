package io.interlock.ops.openapi;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecId;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.idempotency.Idempotency;
import io.interlock.ops.page.Cursor;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String PROBLEM = "Problem";
    private static final String BEARER = "bearer";
    private static final String SESSION = "session";

    static {
        SpringDocUtils types = SpringDocUtils.getConfig();
        for (Class<?> id :
                List.of(
                        Account.class,
                        ClOrdId.class,
                        CommandId.class,
                        ExecId.class,
                        OrderId.class,
                        Symbol.class,
                        Cursor.class)) {
            types.replaceWithSchema(id, new StringSchema());
        }
        for (Class<?> decimal : List.of(Price.class, Quantity.class, BigDecimal.class)) {
            types.replaceWithSchema(
                    decimal, new StringSchema().format("decimal").example("1.0845"));
        }
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Interlock")
                                .version("1")
                                .description(
                                        "Sessions, orders, symbols, accounts and reconciliation of"
                                                + " the platform. Errors are RFC 9457 problem"
                                                + " details. Decimals are strings, times ISO-8601"
                                                + " UTC; fields that are not required are absent"
                                                + " where unknown."))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        BEARER,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description("A JWT of the issuer, or an API key"))
                                .addSecuritySchemes(
                                        SESSION,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.COOKIE)
                                                .name("INTERLOCK_SESSION")
                                                .description(
                                                        "A browser's sign-in; changes also need"
                                                                + " X-XSRF-TOKEN")))
                .security(
                        List.of(
                                new SecurityRequirement().addList(BEARER),
                                new SecurityRequirement().addList(SESSION)))
                .servers(List.of(new Server().url("/").description("this server")));
    }

    @Bean
    RequiredFields requiredFields() {
        return new RequiredFields();
    }

    /** Every operation may answer a problem. */
    @Bean
    OpenApiCustomizer problemResponses() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            ApiResponse response =
                    new ApiResponse()
                            .description("A problem, by its code")
                            .content(
                                    new Content()
                                            .addMediaType(
                                                    "application/problem+json",
                                                    new MediaType()
                                                            .schema(new Schema<>().$ref(PROBLEM))));
            api.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap()
                                    .forEach((method, operation) ->
                                            complete(path, method, operation, response)));
        };
    }

    /**
     * What every operation has: problems, its callers, and for acting ones the way to repeat it.
     */
    private static void complete(
            String path, PathItem.HttpMethod method, Operation operation, ApiResponse problem) {
        operation.getResponses().addApiResponse("4XX", problem);
        operation.getResponses().setDefault(problem);
        if (!path.startsWith("/api/")) {
            operation.setSecurity(List.of());
        } else if (method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(
                    new Parameter()
                            .in("header")
                            .name(Idempotency.KEY)
                            .description(
                                    "Sent again with the same key within 24 hours, the request"
                                            + " does nothing and has the first answer")
                            .schema(new StringSchema().maxLength(200)));
        }
    }

    /** A list as CSV is text, whatever its rows are. */
    @Bean
    OpenApiCustomizer csvIsText() {
        return api ->
                api.getPaths()
                        .values()
                        .forEach(path ->
                                path.readOperations()
                                        .forEach(operation ->
                                                operation
                                                        .getResponses()
                                                        .values()
                                                        .forEach(OpenApiConfiguration::asText)));
    }

    /** JSON and CSV share one description until here. */
    private static void asText(ApiResponse response) {
        Content content = response.getContent();
        if (content != null && content.containsKey(Csv.TEXT_CSV)) {
            content.put(Csv.TEXT_CSV, new MediaType().schema(new StringSchema()));
        }
    }

    private static Schema<?> problem() {
        Schema<?> error =
                new ObjectSchema()
                        .addProperty("pointer", new StringSchema())
                        .addProperty("code", new StringSchema())
                        .addProperty("detail", new StringSchema())
                        .required(List.of("pointer", "code", "detail"));
        return new ObjectSchema()
                .addProperty("type", new StringSchema().example("/problems/not-found"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema().example("not-found"))
                .addProperty("traceId", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error))
                .required(List.of("type", "title", "status", "code"));
    }
}
