package dk.indsigt.portal.desk.consent;

import dk.indsigt.domain.consent.LedgerCheck;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.consent.LedgerCheckService;
import dk.indsigt.service.consent.LedgerCheckService.Result;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Makes sure that what answers is what the ledger says. */
@Named("ledgerCheck")
@RequestScoped
public class CheckBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private LedgerCheckService service;

    private Result result;
    private List<LedgerCheck> past;

    public void load() {
        past = service.past(user.actor());
    }

    public void run() {
        result = service.run(user.actor());
        load();
    }

    public Result getResult() {
        return result;
    }

    public List<LedgerCheck> getPast() {
        return past;
    }
}
