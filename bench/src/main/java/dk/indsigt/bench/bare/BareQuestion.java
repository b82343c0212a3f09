package dk.indsigt.bench.bare;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/**
 * What nobody can do without who answers a question about a consent: one prepared select of what the answer rests on, and its bytes. Asks nobody who
 * he is. Each thread keeps a connection and a statement of its own, which no pool could beat.
 */
public final class BareQuestion extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final ThreadLocal<PreparedStatement> STATEMENTS = new ThreadLocal<>();

    private transient volatile Properties settings;

    /** Settings come as a properties file: {@code url}, {@code user}, {@code password}, {@code phone}, {@code answer}. */
    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Properties read = new Properties();
        read.load(request.getInputStream());
        settings = read;
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
        Properties given = settings;
        try {
            PreparedStatement statement = statement(given);
            Question.bind(statement, List.of(given.getProperty("phone")));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        response.setContentType("application/json");
        response.getOutputStream().print(given.getProperty("answer"));
    }

    private static PreparedStatement statement(Properties given) throws SQLException {
        PreparedStatement known = STATEMENTS.get();
        if (known == null) {
            Connection connection =
                    new Driver().connect(given.getProperty("url") + "&useServerPrepStmts=true", login(given));
            known = connection.prepareStatement(Question.about(1));
            STATEMENTS.set(known);
        }
        return known;
    }

    private static Properties login(Properties given) {
        Properties login = new Properties();
        login.setProperty("user", given.getProperty("user"));
        login.setProperty("password", given.getProperty("password"));
        return login;
    }
}
