package dk.indsigt.portal.api.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers, and answers soon. One that hangs is asked by one thread at a time. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    private static final int SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/indsigt")
    private DataSource dataSource;

    @Resource
    private ManagedExecutorService executor;

    private Future<Boolean> asked;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(answers()).build();
    }

    private boolean answers() {
        Future<Boolean> answer = ask();
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException down) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized Future<Boolean> ask() {
        if (asked == null || asked.isDone()) {
            asked = executor.submit(this::connect);
        }
        return asked;
    }

    private boolean connect() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        }
    }
}
