package dk.indsigt.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A lean client on connections that are kept alive; after signing in it keeps its session. */
final class Visitor {
    private static final int BUFFER = 64 * 1024;
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("(?s)<form id=\"form\".*?</form>");

    private final Product product;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(Product product) {
        this.product = product;
    }

    /** Signs in as a browser does, by the form of the page. */
    static Visitor signedIn(Product product, Credential credential) throws IOException {
        Visitor visitor = new Visitor(product);
        String page = new String(visitor.get("/login.xhtml"), StandardCharsets.UTF_8);
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new BenchException("the page for signing in has no form");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form.group());
        while (input.find()) {
            String name = attribute(NAME, input.group());
            if (!name.isEmpty()) {
                fields.put(name, value(name, input.group(), credential));
            }
        }
        fields.put("form", "form");
        visitor.post("/login.xhtml", fields);
        return visitor;
    }

    /** @return the whole answer, which must be a good one */
    byte[] get(String path) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        read(open(path), 200, body);
        return body.toByteArray();
    }

    /** @return length of the answer, which is thrown away and must be a good one */
    long fetch(String path) throws IOException {
        return read(open(path), 200, OutputStream.nullOutputStream());
    }

    /** Reads the part of a file from its first to its last byte. */
    byte[] getRange(String path, long first, long last) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        read(ranged(path, first + "-" + last), 206, body);
        return body.toByteArray();
    }

    /** @return length of the answer, which is thrown away */
    long fetchRange(String path, String range) throws IOException {
        return read(ranged(path, range), 206, OutputStream.nullOutputStream());
    }

    void put(String path, byte[] body) throws IOException {
        HttpURLConnection request = open(path);
        request.setRequestMethod("PUT");
        send(request, body);
        read(request, 204, OutputStream.nullOutputStream());
    }

    /** @return the answer, which must be a good one */
    String post(String path, byte[] body) {
        try {
            HttpURLConnection request = open(path);
            request.setRequestMethod("POST");
            request.setRequestProperty("Content-Type", "application/octet-stream");
            send(request, body);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            read(request, 200, answer);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void post(String path, Map<String, String> fields) throws IOException {
        HttpURLConnection request = open(path);
        request.setRequestMethod("POST");
        request.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        send(request, body.getBytes(StandardCharsets.US_ASCII));
        read(request, 302, OutputStream.nullOutputStream());
    }

    private HttpURLConnection ranged(String path, String range) throws IOException {
        HttpURLConnection request = open(path);
        request.setRequestProperty("Range", "bytes=" + range);
        return request;
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection request =
                (HttpURLConnection) URI.create(product.address(path)).toURL().openConnection();
        request.setInstanceFollowRedirects(false);
        request.setUseCaches(false);
        if (!cookies.isEmpty()) {
            request.setRequestProperty(
                    "Cookie", cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        return request;
    }

    private static void send(HttpURLConnection request, byte[] body) throws IOException {
        request.setDoOutput(true);
        request.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = request.getOutputStream()) {
            out.write(body);
        }
    }

    private long read(HttpURLConnection request, int expected, OutputStream target) throws IOException {
        int status = request.getResponseCode();
        if (status != expected) {
            if (request.getErrorStream() != null) {
                request.getErrorStream().readAllBytes();
            }
            throw new BenchException(request.getURL().getPath() + " answered " + status + " instead of " + expected);
        }
        remember(request.getHeaderFields().getOrDefault("Set-Cookie", List.of()));
        long length = 0;
        try (InputStream body = request.getInputStream()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                target.write(buffer, 0, read);
                length += read;
            }
        }
        return length;
    }

    private void remember(List<String> headers) {
        for (String header : headers) {
            String[] pair = header.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String value(String name, String input, Credential credential) {
        if (name.endsWith("username")) {
            return credential.user();
        }
        return name.endsWith("password") ? credential.password() : attribute(VALUE, input);
    }

    private static String attribute(Pattern pattern, String element) {
        Matcher matcher = pattern.matcher(element);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
