package dk.indsigt.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The little application that is deployed beside the portal: a bare servlet and a static file. */
final class BareWar {
    /** Where the server serves it: its file is named so. */
    private static final String CONTEXT = "/bare";

    /** By name only: the servlet's own base class is on the server's class path, not on this one. */
    private static final String SERVLET = "dk.indsigt.bench.bare.BareServlet";

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
              <mime-mapping>
                <extension>ogg</extension>
                <mime-type>audio/ogg</mime-type>
              </mime-mapping>
            </web-app>
            """.formatted(SERVLET);

    private BareWar() {}

    /**
     * @param file content of the static file
     * @return the application, ready to be deployed
     */
    static Path write(Path folder, byte[] file) throws IOException {
        String servlet = SERVLET.replace('.', '/') + ".class";
        Path war = Files.createDirectories(folder).resolve(CONTEXT.substring(1) + ".war");
        try (OutputStream bytes = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(bytes);
                InputStream code = BareWar.class.getClassLoader().getResourceAsStream(servlet)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            add(zip, "WEB-INF/web.xml", DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
            add(zip, "WEB-INF/classes/" + servlet, code.readAllBytes());
            add(zip, FILE.substring(CONTEXT.length() + 1), file);
        }
        return war;
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
