package dk.indsigt.service.schema;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;

/**
 * Migrates on the container's own data source before anything else uses it. Every other start-up bean says
 * {@code @DependsOn("SchemaMigrator")}.
 *
 * <p>The data source takes address, user and password from the configuration ({@code INDSIGT_DB_URL},
 * {@code INDSIGT_DB_USER}, {@code INDSIGT_DB_PASSWORD}). {@code MariaDbPoolDataSource} is not used, because the
 * container has a pool of its own. A connection that has rested for some seconds is tried before it is lent, and one
 * that fails takes all the others with it, so that the portal recovers by itself when the database comes back. They all
 * belong to the same user, so none is held against what is wanted before it is lent.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = "java:app/jdbc/indsigt",
        className = "org.mariadb.jdbc.MariaDbDataSource",
        url = "${MPCONFIG=indsigt.db.url}",
        user = "${MPCONFIG=indsigt.db.user}",
        password = "${MPCONFIG=indsigt.db.password}",
        initialPoolSize = 4,
        minPoolSize = 4,
        maxPoolSize = 24,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=table",
            "fish.payara.validation-table-name=dual",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=true",
            "fish.payara.match-connections=false"
        })
public class SchemaMigrator {

    @Resource(lookup = "java:app/jdbc/indsigt")
    private DataSource dataSource;

    @PostConstruct
    void migrate() {
        Schema.migrate(dataSource);
    }
}
