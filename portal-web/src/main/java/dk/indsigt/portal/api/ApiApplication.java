package dk.indsigt.portal.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Everything under /api. Resources are found by their annotations; web.xml names the servlet, for its role. */
@ApplicationPath("/api")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Indsigt",
                        version = "1",
                        description = "The privacy desk of a telecom operator, for its other systems."),
        security = @SecurityRequirement(name = ApiApplication.KEY))
@SecurityScheme(
        securitySchemeName = ApiApplication.KEY,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The key of a machine client, as the administrator of the portal got it when it was made.")
public class ApiApplication extends Application {
    static final String KEY = "key";

    /** No other description than OpenAPI, and no other JSON than our own, which is stricter. */
    private static final Map<String, Object> PROPERTIES = Map.of(
            "jersey.config.server.wadl.disableWadl", true,
            "jersey.config.jsonFeature", "JsonProvider",
            "jersey.config.disableAutoDiscovery", true);

    @Override
    public Map<String, Object> getProperties() {
        return PROPERTIES;
    }
}
