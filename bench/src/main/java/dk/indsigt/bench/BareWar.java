package dk.indsigt.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The little application that is deployed beside the portal: a bare servlet and a static file. */
final class BareWar {
    /** Where the server serves it: its file is named so. */
    private static final String CONTEXT = "/bare";

    /** By name only: the servlet's own base class is on the server's class path, not on this one. */
    private static final String SERVLET = "dk.indsigt.bench.bare.BareServlet";

    private static final String PACKAGER = "dk.indsigt.bench.bare.BarePackage";

    private static final String QUESTIONER = "dk.indsigt.bench.bare.BareQuestion";

    /** What both servlets need of the product and of others. */
    private static final List<String> CLASSES = List.of(
            "dk.indsigt.service.protection.Vault",
            "dk.indsigt.domain.protection.KeyPurpose",
            "dk.indsigt.bench.bare.Question",
            PACKAGER + "$Heap");

    private static final String LIBRARIES =
            "(tink|protobuf-|gson|mariadb-java-client|error_prone|caffeine|slf4j-api)[^/]*\\.jar";

    static final String PACKAGE = CONTEXT + "/package";
    static final String QUESTION = CONTEXT + "/question";
    static final String PAGE = CONTEXT + "/page";
    static final String FILE = CONTEXT + "/recording.ogg";

    private static final String DESCRIPTOR = """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
              <servlet>
                <servlet-name>page</servlet-name>
                <servlet-class>%s</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>page</servlet-name>
                <url-pattern>/page</url-pattern>
              </servlet-mapping>
              <servlet>
                <servlet-name>package</servlet-name>
                <servlet-class>%s</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>package</servlet-name>
                <url-pattern>/package</url-pattern>
              </servlet-mapping>
              <servlet>
                <servlet-name>question</servlet-name>
                <servlet-class>%s</servlet-class>
              </servlet>
              <servlet-mapping>
                <servlet-name>question</servlet-name>
                <url-pattern>/question</url-pattern>
              </servlet-mapping>
              <mime-mapping>
                <extension>ogg</extension>
                <mime-type>audio/ogg</mime-type>
              </mime-mapping>
            </web-app>
            """.formatted(SERVLET, PACKAGER, QUESTIONER);

    private BareWar() {}

    /**
     * @param file content of the static file
     * @return the application, ready to be deployed
     */
    static Path write(Path folder, byte[] file) throws IOException {
        Path war = Files.createDirectories(folder).resolve(CONTEXT.substring(1) + ".war");
        try (OutputStream bytes = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            add(zip, "WEB-INF/web.xml", DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
            addClass(zip, SERVLET);
            addClass(zip, PACKAGER);
            addClass(zip, QUESTIONER);
            for (String name : CLASSES) {
                addClass(zip, name);
            }
            for (Path library : libraries()) {
                add(zip, "WEB-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
            }
            add(zip, FILE.substring(CONTEXT.length() + 1), file);
        }
        return war;
    }

    private static void addClass(ZipOutputStream zip, String name) throws IOException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream code = BareWar.class.getClassLoader().getResourceAsStream(file)) {
            add(zip, "WEB-INF/classes/" + file, code.readAllBytes());
        }
    }

    private static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches(LIBRARIES))
                .toList();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
