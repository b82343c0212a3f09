package dk.indsigt.portal.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Posts of one session take turns: of a form sent twice by a double click, the second finds the page left (see {@link LeftViews}). */
public class TurnFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String TURN = "dk.indsigt.turn";
    private static final long PATIENCE_SECONDS = 30;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpSession session = request.getSession(false);
        if (session == null || "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        ReentrantLock turn = turn(session);
        if (!comes(turn)) {
            response.sendError(HttpServletResponse.SC_CONFLICT);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turn.unlock();
        }
    }

    private synchronized ReentrantLock turn(HttpSession session) {
        if (session.getAttribute(TURN) instanceof ReentrantLock turn) {
            return turn;
        }
        ReentrantLock turn = new ReentrantLock();
        session.setAttribute(TURN, turn);
        return turn;
    }

    private static boolean comes(ReentrantLock turn) {
        try {
            return turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
