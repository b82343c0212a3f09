package dk.indsigt.portal.self.rights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.rights.pack.PackageService;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageServletTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final UUID ID = UUID.fromString("01941f29-7c00-7000-8000-000000000001");
    private static final byte[] CONTENT = new byte[200_000];

    @TempDir
    private Path folder;

    private Boolean begun;
    private int status;
    private String location;
    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @BeforeEach
    void content() throws IOException {
        for (int i = 0; i < CONTENT.length; i++) {
            CONTENT[i] = (byte) (i * 31);
        }
        Files.write(folder.resolve("package.zip"), CONTENT);
    }

    @Test
    @DisplayName("whoever typed the password lately gets the file, as an attachment with its name")
    void fresh() throws Exception {
        ask(Role.CUSTOMER, Duration.ofMinutes(14), "GET", null);
        assertEquals(200, status);
        assertArrayEquals(CONTENT, body.toByteArray());
        assertEquals("attachment; filename=\"indsigt-R-1.zip\"", headers.get("Content-Disposition"));
        assertEquals(Boolean.TRUE, begun);
    }

    @Test
    @DisplayName("whoever typed it long ago is asked for it first, on a page that leads back")
    void stale() throws Exception {
        ask(Role.CUSTOMER, Duration.ofMinutes(16), "GET", null);
        assertEquals("/self/rights/fetch.xhtml?id=" + ID, location);
        assertNull(begun);
        ask(Role.CUSTOMER, Duration.ofMinutes(16), "GET", "bytes=0-99");
        assertEquals("/self/rights/fetch.xhtml?id=" + ID, location);
        assertNull(begun);
    }

    @Test
    @DisplayName("a download that broke off goes on within the hour, and is not counted again")
    void resumed() throws Exception {
        ask(Role.CUSTOMER, Duration.ofMinutes(59), "GET", "bytes=1000-2999");
        assertEquals(206, status);
        assertArrayEquals(Arrays.copyOfRange(CONTENT, 1000, 3000), body.toByteArray());
        assertEquals(Boolean.FALSE, begun);
        ask(Role.CUSTOMER, Duration.ofMinutes(61), "GET", "bytes=1000-2999");
        assertEquals("/self/rights/fetch.xhtml?id=" + ID, location);
    }

    @Test
    @DisplayName("a look at the headers is no download")
    void head() throws Exception {
        ask(Role.CUSTOMER, Duration.ofMinutes(1), "HEAD", null);
        assertEquals(Boolean.FALSE, begun);
        assertEquals(0, body.size());
    }

    @Test
    @DisplayName("for staff it does not exist")
    void staff() throws Exception {
        ask(Role.OFFICER, Duration.ofMinutes(1), "GET", null);
        assertEquals(404, status);
        assertNull(begun);
    }

    private void ask(Role role, Duration since, String method, String range) throws Exception {
        begun = null;
        status = 200;
        location = null;
        body.reset();
        CurrentUser user = new CurrentUser();
        set(user, "actor", new Actor(ID, role, null, ID, null));
        set(user, "confirmedAt", NOW.minus(since));
        set(user, "clock", Clock.fixed(NOW, ZoneOffset.UTC));
        PackageServlet servlet = new PackageServlet();
        set(servlet, "user", user);
        set(servlet, "packages", new Service());
        servlet.doGet(request(method, range), response());
    }

    private static HttpServletRequest request(String method, String range) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                PackageServletTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getParameter" -> ID.toString();
                    case "getHeader" -> range;
                    case "getContextPath" -> "";
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                PackageServletTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, called, arguments) -> {
                    switch (called.getName()) {
                        case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                        case "setStatus", "sendError" -> status = (Integer) arguments[0];
                        case "sendRedirect" -> location = (String) arguments[0];
                        case "getOutputStream" -> {
                            return out();
                        }
                        default -> {}
                    }
                    return null;
                });
    }

    private ServletOutputStream out() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int b) {
                body.write(b);
            }
        };
    }

    private static void set(Object target, String name, Object value) throws ReflectiveOperationException {
        Field field = target.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.set(target, value);
    }

    private final class Service extends PackageService {
        @Override
        public Download open(Actor actor, UUID packageId, boolean firstByte) {
            begun = firstByte;
            try {
                return new Download(FileChannel.open(folder.resolve("package.zip")), CONTENT.length, "indsigt-R-1.zip");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
