package dk.indsigt.container;

import dk.indsigt.service.settings.Setting;
import java.io.File;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Properties;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The deployment of every test: the services with the libraries they are delivered with, and these tests instead of pages. */
public final class PortalWar {
    private static final File BUILT = new File("../portal-web/target/portal.war");
    private static final File TESTS = new File("target/test-classes");

    private PortalWar() {}

    /** @return a new archive, for a server without a mail server */
    public static WebArchive make() {
        return make(Map.of());
    }

    /**
     * @param settings what the server is told beside the database, the key and the folder; a server goes on for tests that tell it the same
     * @return a new archive
     */
    public static WebArchive make(Map<Setting, String> settings) {
        Properties further = new Properties();
        settings.forEach((setting, value) -> further.put(setting.property(), value));
        House.tell(further);
        GenericArchive tests = ShrinkWrap.create(GenericArchive.class)
                .as(ExplodedImporter.class)
                .importDirectory(TESTS)
                .as(GenericArchive.class);
        return ShrinkWrap.create(ZipImporter.class, "indsigt-services.war")
                .importFrom(BUILT, Filters.include("/WEB-INF/lib/(?!primefaces).*\\.jar"))
                .as(WebArchive.class)
                .merge(
                        tests,
                        "WEB-INF/classes",
                        Filters.include(".*/dk/indsigt/(?!container/(House|KeptServer)).*\\.class"))
                .addAsWebInfResource("glassfish-web.xml")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    /** @return the library that a class comes from */
    public static File libraryOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
