package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that no page of the portal makes. */
@ExtendWith(Stage.class)
final class AbuseIT {

    private static final List<String> PERSONAL = List.of(
            "/self/overview/show.xhtml",
            "/self/data/show.xhtml?category=IDENTITY",
            "/self/consent/list.xhtml",
            "/self/party/edit.xhtml",
            "/session/alive");

    @Test
    @DisplayName("no address leads to another host, however it is written")
    void noAddressLeadsToAnotherHost(Portal portal) throws IOException {
        for (String address : List.of(
                "//example.org/login.xhtml?lang=en",
                "//example.org/%2e%2e/login.xhtml?lang=en",
                "///example.org/login.xhtml?lang=en",
                "/\\example.org/login.xhtml?lang=en",
                "/%5cexample.org/login.xhtml?lang=en",
                "//example.org/../self/overview/show.xhtml",
                "/login.xhtml?continue=//example.org",
                "/login.xhtml?continue=https://example.org&lang=en")) {
            String location = raw(portal, "GET " + address + " HTTP/1.1").stream()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("location:"))
                    .map(line -> line.substring(9).strip())
                    .findFirst()
                    .orElse(portal.address());
            assertEquals(
                    "localhost", URI.create(portal.address()).resolve(location).getHost(), address + ": " + location);
        }
    }

    @Test
    @DisplayName("after signing in nobody is led anywhere but to a page of the portal")
    void signingInLeadsToThePortal(Story story) {
        for (String asked : List.of("?continue=//example.org", "?continue=https://example.org/", "?continue=true")) {
            Visitor visitor = story.visitor();
            visitor.open("/login.xhtml" + asked);
            Guest.of(story, "anna").enter(visitor);
            assertTrue(
                    visitor.page().url().startsWith(story.site().address() + "/self/"),
                    visitor.page().url());
        }
    }

    @Test
    @DisplayName("a body that is said to be longer than any number is too large")
    void longest(Portal portal) throws IOException {
        List<String> answer = raw(
                portal,
                1,
                "POST /api/v1/consents/check HTTP/1.1",
                "Authorization: Bearer "
                        + portal.credentials().client("Telefonsystem").key(),
                "Content-Type: application/json",
                "Content-Length: 3000000000");
        assertEquals(413, status(answer), answer::toString);
    }

    @Test
    @DisplayName("no method, header, encoding or type of content is a failure of the server")
    void nothingIsAFailure(Story story, Portal portal) throws IOException {
        for (String address : List.of(
                "/login.xhtml", "/static/indsigt.css", "/self/recording/audio", "/health/ready", "/session/out")) {
            for (String method : List.of("OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "X")) {
                assertNoFailure(portal, method + " " + address + " HTTP/1.1");
            }
        }
        for (String query : List.of(
                "?id=%zz",
                "?username=%C3%28",
                "?%00=%00",
                "?lang=%zz",
                "?lang=",
                "?jakarta.faces.ViewState=foo",
                "?jakarta.faces.ViewState=1:2",
                "?jakarta.faces.ViewState=%00:%00",
                "?jakarta.faces.ViewState=99999999999999999999:1",
                "?a=" + "x".repeat(5_000))) {
            assertNoFailure(portal, "GET /login.xhtml" + query + " HTTP/1.1");
        }
        assertNoFailure(portal, "GET /login.xhtml%00.css HTTP/1.1");
        assertNoFailure(portal, "GET /login.xhtml HTTP/1.1", "Cookie: csfcfc=nonsense; JSESSIONID=nonsense");
        assertNoFailure(portal, "GET /login.xhtml HTTP/1.1", "Cookie: JSESSIONID=" + "x".repeat(50_000));
        assertNoFailure(portal, "GET /login.xhtml HTTP/1.1", "X-Large: " + "x".repeat(100_000));
        assertNoFailure(portal, "GET /login.xhtml HTTP/1.1", "Accept-Language: " + "da,".repeat(2_000));

        Visitor visitor = story.visitor();
        for (String type : List.of(
                "application/json",
                "text/plain; charset=nonsense",
                "multipart/form-data",
                "multipart/form-data; boundary=x")) {
            int status = visitor.context()
                    .request()
                    .post(
                            "/login.xhtml",
                            RequestOptions.create()
                                    .setHeader("Content-Type", type)
                                    .setData("{\"form\":1}"))
                    .status();
            assertTrue(status < 500, type + ": " + status);
        }
    }

    @Test
    @DisplayName(
            "the page that takes files refuses parts that are none or too large, and leads a stranger to the sign-in")
    void parts(Story story) {
        String page = "/desk/rights/show.xhtml";
        Visitor agent = story.signedIn("agnete");
        assertEquals(302, posted(story.visitor(), page, "multipart/form-data; boundary=x", "--x--"));
        assertEquals(415, posted(agent, "/desk/contact/search.xhtml", "multipart/form-data; boundary=x", "--x--"));
        for (String type :
                List.of("multipart/form-data", "multipart/form-data; boundary=x", "multipart/mixed; boundary=x")) {
            int status = posted(agent, page, type, "nothing that fits");
            assertTrue(status < 500, type + ": " + status);
        }
        String large = "--x\r\nContent-Disposition: form-data; name=\"upload:file\"; filename=\"a\"\r\n\r\n"
                + "x".repeat(24_000_000) + "\r\n--x--\r\n";
        assertEquals(413, posted(agent, page, "multipart/form-data; boundary=x", large));
    }

    private static int posted(Visitor visitor, String page, String type, String body) {
        return visitor.context()
                .request()
                .post(
                        page,
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setHeader("Content-Type", type)
                                .setData(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .status();
    }

    @Test
    @DisplayName("a form whose fields are missing is refused as an empty one, without the scripts of the page as well")
    void missingFields(Story story) {
        Visitor stranger = story.visitor();
        APIResponse page = stranger.context().request().get("/login.xhtml");
        String state =
                page.text().replaceFirst("(?s).*name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\".*", "$1");
        for (FormData form : List.of(
                FormData.create(),
                FormData.create().set("form:go", ""),
                FormData.create().set("form:go", "").set("form:username", "karla"),
                FormData.create()
                        .set("form:go", "")
                        .set("form:username", "karla")
                        .set("form:password", ""),
                FormData.create().set("form:go", "").set("form:username", "").set("form:password", "x"))) {
            APIResponse answer = stranger.context()
                    .request()
                    .post(
                            "/login.xhtml",
                            RequestOptions.create()
                                    .setForm(form.set("form", "form").set("jakarta.faces.ViewState", state)));
            assertEquals(200, answer.status());
            assertTrue(answer.url().contains("/login.xhtml"), answer.url());
        }
    }

    @Test
    @DisplayName(
            "nothing but pages and static files can be fetched: no part of a page, no configuration, nothing outside")
    void nothingElseCanBeFetched(Story story, Portal portal) throws IOException {
        for (String address : List.of(
                "/WEB-INF/web.xml",
                "/%57EB-INF/web.xml",
                "/WEB-INF/layout/page.xhtml",
                "/WEB-INF/parts/data-values.xhtml",
                "/WEB-INF/tags/field.xhtml",
                "/META-INF/MANIFEST.MF",
                "/static/../WEB-INF/web.xml",
                "/static/..%2fWEB-INF/web.xml",
                "/static/%2e%2e/WEB-INF/web.xml",
                "/static/..;/WEB-INF/web.xml",
                "/static/",
                "/self/recording/audio/../../../../etc/passwd",
                "/self/recording/audio/%2e%2e/%2e%2e/etc/passwd",
                "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "/jakarta.faces.resource/x.xhtml?ln=primefaces&pfdrid=x",
                "/login.xhtml/",
                "/login.XHTML",
                "/problem",
                "/nothing.xhtml")) {
            List<String> answer = raw(portal, "GET " + address + " HTTP/1.1");
            int status = status(answer);
            assertTrue(status == 404 || status == 400 || status == 301 || status == 302, address + ": " + status);
            String text = String.join("\n", answer);
            assertTrue(
                    !text.contains("<web-app") && !text.contains("ui:composition") && !text.contains("root:"), address);
        }
        Visitor customer = Guest.of(story, "anna").signedIn();
        String live = Guest.of(story, "anna").recording();
        for (String id : List.of("../" + live, live + "/../" + live, live + "%00", "%2e%2e%2f" + live)) {
            assertEquals(404, customer.status("/self/recording/audio?id=" + id), id);
        }
    }

    @Test
    @DisplayName("every page is reached by the roles it is for and looks missing to all others")
    void rolesReachTheirPagesOnly(Story story) {
        Map<String, Visitor> roles = Map.of(
                "customer", Guest.of(story, "anna").signedIn(),
                "agent", story.signedIn("dennis"),
                "officer", story.signedIn("olga"),
                "admin", story.signedIn("admin"));
        Visitor stranger = story.visitor();
        for (String page : Webapp.pages()) {
            roles.forEach((role, visitor) -> {
                if (!rolesOf(page).contains(role)) {
                    assertEquals(404, visitor.status(page), page + " as " + role);
                } else {
                    assertTrue(visitor.status(page) < 500, page + " as " + role);
                }
            });
            if (!rolesOf(page).contains("stranger")) {
                assertEquals(302, stranger.status(page), page);
            }
        }
    }

    @Test
    @DisplayName("a form of another session, or of another contact, does nothing")
    void aFormOfAnother(Story story) {
        Guest anna = Guest.of(story, "anna");
        Guest bo = Guest.of(story, "bo");
        Visitor hers = anna.signedIn();
        hers.open("/self/party/edit.xhtml");
        String state = hers.page()
                .locator("form[id='address'] input[name='jakarta.faces.ViewState']")
                .inputValue();
        Visitor his = bo.signedIn();
        String city = story.records().one("select city from party where id = ?", anna.party());
        long receipts = anna.receipts() + bo.receipts();
        his.context()
                .request()
                .post("/self/party/edit.xhtml", RequestOptions.create().setForm(address(state)));
        assertEquals(receipts, anna.receipts() + bo.receipts());
        assertEquals(city, story.records().one("select city from party where id = ?", anna.party()));

        Desk desk = Desk.of(story, "connie")
                .openCustomer(anna.customerNumber(), "PHONE", "CUSTOMER_CALLS")
                .identified();
        desk.show("/self/party/edit.xhtml");
        String staffs = desk.page()
                .locator("form[id='address'] input[name='jakarta.faces.ViewState']")
                .inputValue();
        Desk unknown = desk.openCustomer(bo.customerNumber(), "PHONE", "CUSTOMER_CALLS");
        unknown.visitor()
                .context()
                .request()
                .post(
                        "/self/party/edit.xhtml?contact=" + unknown.contact(),
                        RequestOptions.create().setForm(address(staffs)));
        assertEquals(receipts, anna.receipts() + bo.receipts(), "the caller of that contact is not identified");
    }

    @Test
    @DisplayName("a session chosen by somebody else is not taken, and is another one after signing in")
    void aChosenSession(Story story) {
        Visitor visitor = story.visitor();
        visitor.context()
                .addCookies(List.of(new Cookie("JSESSIONID", "0123456789abcdef0123456789ab")
                        .setUrl(story.site().address())));
        visitor.open("/login.xhtml");
        String before = visitor.sessionId();
        assertNotEquals("0123456789abcdef0123456789ab", before);
        Guest.of(story, "anna").enter(visitor);
        assertNotEquals(before, visitor.sessionId());
        Visitor thief = story.visitor();
        thief.context()
                .addCookies(List.of(
                        new Cookie("JSESSIONID", before).setUrl(story.site().address())));
        assertEquals(302, thief.status("/self/overview/show.xhtml"));
    }

    @Test
    @DisplayName(
            "whatever is answered is not stored, not sniffed, framed by nobody, and names no product; only static files are kept")
    void headersOfEveryAnswer(Story story) {
        Guest guest = Guest.of(story, "anna");
        Visitor visitor = guest.signedIn();
        List<String> all = new ArrayList<>(PERSONAL);
        all.addAll(List.of(
                "/login.xhtml",
                "/self/nothing.xhtml",
                "/self/recording/audio?id=" + guest.recording(),
                "/self/recording/audio?download=true&id=" + guest.recording(),
                "/self/recording/audio?id=nothing",
                "/health/ready",
                "/static/indsigt.css",
                "/static/indsigt.js",
                "/static/icon.svg",
                "/static/nothing.css"));
        for (String address : all) {
            Map<String, String> headers = visitor.context()
                    .request()
                    .get(address, RequestOptions.create())
                    .headers();
            assertEquals("nosniff", headers.get("x-content-type-options"), address);
            String policy = headers.getOrDefault("content-security-policy", "");
            assertTrue(policy.contains("frame-ancestors 'none'"), address + ": " + policy);
            assertTrue(policy.contains("default-src 'self'") || policy.contains("default-src 'none'"), address);
            assertTrue(!policy.contains("unsafe"), address);
            assertEquals(null, headers.get("server"), address);
            assertEquals(null, headers.get("x-powered-by"), address);
            boolean kept = address.startsWith("/static/") && !address.contains("nothing");
            assertEquals(kept ? null : "no-store", headers.get("cache-control"), address);
        }
    }

    @Test
    @DisplayName("no cookie can be read by scripts or travels with posts of other sites")
    void cookies(Story story) {
        Visitor visitor = Guest.of(story, "anna").signedIn();
        visitor.open("/self/consent/list.xhtml?lang=en");
        visitor.open("/self/consent/list.xhtml?lang=da");
        Set<String> names = new TreeSet<>();
        for (Cookie cookie : visitor.context().cookies()) {
            names.add(cookie.name);
            assertTrue(cookie.httpOnly, cookie.name);
            assertTrue(
                    cookie.sameSite != null && !"NONE".equals(cookie.sameSite.name()),
                    cookie.name + " " + cookie.sameSite);
        }
        assertTrue(names.containsAll(Set.of("JSESSIONID", "indsigt-language")), names.toString());
    }

    @Test
    @DisplayName("requests that meet one another are answered as if each were alone")
    void requestsMeet(Story story, Portal portal) {
        HttpClient client = HttpClient.newHttpClient();
        List<Visitor> visitors = List.of(
                Guest.of(story, "anna").signedIn(), Guest.of(story, "bo").signedIn());
        List<HttpRequest> requests = new ArrayList<>();
        for (Visitor visitor : visitors) {
            String cookies = visitor.context().cookies().stream()
                    .map(cookie -> cookie.name + "=" + cookie.value)
                    .collect(Collectors.joining("; "));
            requests.add(request(portal, "/self/data/list.xhtml", cookies));
            requests.add(request(portal, "/self/notice/list.xhtml", cookies));
        }
        requests.add(request(portal, "/static/indsigt.css", "none=none"));
        requests.add(request(portal, "/login.xhtml", "none=none"));
        for (int round = 0; round < 30; round++) {
            List<CompletableFuture<HttpResponse<String>>> answers = requests.stream()
                    .map(each -> client.sendAsync(each, BodyHandlers.ofString()))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertEquals(
                        200,
                        answers.get(i).join().statusCode(),
                        "round " + round + ": " + requests.get(i).uri());
            }
        }
        visitors.get(0).open("/self/overview/show.xhtml");
        assertThat(visitors.get(0).page().locator(".tile")).hasCount(4);
    }

    private static HttpRequest request(Portal portal, String path, String cookies) {
        return HttpRequest.newBuilder(URI.create(portal.address() + path))
                .header("Cookie", cookies)
                .build();
    }

    /** @return the roles that a page is for */
    private static Set<String> rolesOf(String page) {
        if (page.startsWith("/self/")) {
            return Set.of("customer", "agent", "officer");
        }
        if (page.startsWith("/desk/contact/")) {
            return Set.of("agent", "officer");
        }
        if (page.startsWith("/desk/retention/")) {
            return Set.of("officer");
        }
        if (page.startsWith("/desk/account/")) {
            return Set.of("admin");
        }
        return Set.of("customer", "agent", "officer", "admin", "stranger");
    }

    private static FormData address(String state) {
        return FormData.create()
                .set("address", "address")
                .set("address:phone", "20123456")
                .set("address:street", "Fremmedvej 1")
                .set("address:postalCode", "8000")
                .set("address:city", "Fremmedby")
                .set("address:j_idt1", "")
                .set("jakarta.faces.ViewState", state);
    }

    private static void assertNoFailure(Portal portal, String... lines) throws IOException {
        List<String> answer = raw(portal, lines);
        int status = status(answer);
        assertTrue(status >= 200 && status < 500, lines[0] + ": " + status);
        assertTrue(answer.stream().noneMatch(line -> line.contains("Exception") || line.contains("\tat ")), lines[0]);
    }

    private static int status(List<String> answer) {
        return Integer.parseInt(answer.get(0).split(" ")[1]);
    }

    /** What no client lets one say. @return the whole answer */
    private static List<String> raw(Portal portal, String... lines) throws IOException {
        return raw(portal, Long.MAX_VALUE, lines);
    }

    /** @return as many lines of the answer: the server may wait for the rest of a body before it ends the connection */
    private static List<String> raw(Portal portal, long most, String... lines) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(portal.address()).getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\nHost: localhost:" + socket.getPort()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .limit(most)
                    .toList();
        }
    }
}
