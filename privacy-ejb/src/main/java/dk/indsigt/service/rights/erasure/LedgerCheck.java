package dk.indsigt.service.rights.erasure;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** At each start: a database that was put back from a backup may hold people who were erased since. They are erased again. */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class LedgerCheck {
    private static final Logger LOG = Logger.getLogger(LedgerCheck.class.getName());

    @Inject
    private Reerasure reerasure;

    @Inject
    private ErasureLedger ledger;

    @PostConstruct
    void atStart() {
        int again = run();
        if (again > 0) {
            LOG.log(Level.WARNING, "The database held again what was erased: {0} erasures start anew", again);
        }
    }

    /** @return how many erasures were started again */
    public int run() {
        int started = 0;
        for (ErasureLedger.Line line : ledger.lines()) {
            if (reerasure.again(line)) {
                started++;
            }
        }
        return started;
    }
}
