package dk.indsigt.bench.bare;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes the bytes that were put here, without a session. */
public final class BareServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private volatile byte[] page = {};

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page = request.getInputStream().readAllBytes();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page);
    }
}
