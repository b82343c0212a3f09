package dk.indsigt.service.schedule;

import dk.indsigt.domain.campaign.UnsubscribeProbe;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.retention.RetentionRun;
import dk.indsigt.service.account.OldAnswers;
import dk.indsigt.service.account.SignInLimit;
import dk.indsigt.service.campaign.CampaignSteps;
import dk.indsigt.service.campaign.NewsletterSteps;
import dk.indsigt.service.campaign.UnsubscribeProbes;
import dk.indsigt.service.consent.ConsentExpiry;
import dk.indsigt.service.consent.RobinsonSteps;
import dk.indsigt.service.consent.event.EventSender;
import dk.indsigt.service.disclosure.AudienceJob;
import dk.indsigt.service.disclosure.RecipientNotices;
import dk.indsigt.service.notice.OutboxRemoval;
import dk.indsigt.service.notice.OutboxSender;
import dk.indsigt.service.recording.DoomedFiles;
import dk.indsigt.service.retention.Lease;
import dk.indsigt.service.retention.Lease.Job;
import dk.indsigt.service.retention.RetentionJob;
import dk.indsigt.service.rights.RightsJob;
import dk.indsigt.service.rights.erasure.ErasureJob;
import dk.indsigt.service.rights.pack.PackageJob;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Every timer of the house. They only call services; each service opens its own transaction, and nothing thrown reaches the container, since a
 * timer whose callback fails twice is struck off for good. None is persistent: every node has them, and a lease or row locks decide who works.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Schedules {
    private static final Logger LOG = Logger.getLogger(Schedules.class.getName());
    private static final Duration OUTBOX_LEASE = Duration.ofMinutes(2);
    private static final Duration EVENTS_LEASE = Duration.ofMinutes(3);
    private static final Duration CONSENTS_LEASE = Duration.ofMinutes(2);
    private static final int NEWSLETTER_BATCHES = 20;
    private static final int OUTBOX_BATCHES = 20;
    private static final Duration CAMPAIGNS_LEASE = Duration.ofMinutes(2);
    private static final int DELETE_BATCHES = 500;
    private static final Duration RIGHTS_LEASE = Duration.ofMinutes(2);

    @Inject
    private RetentionJob retention;

    @Inject
    private OutboxSender outbox;

    @Inject
    private OutboxRemoval mail;

    @Inject
    private DoomedFiles files;

    @Inject
    private RightsJob rights;

    @Inject
    private ErasureJob erasure;

    @Inject
    private ConsentExpiry expiry;

    @Inject
    private EventSender events;

    @Inject
    private CampaignSteps campaigns;

    @Inject
    private NewsletterSteps newsletters;

    @Inject
    private UnsubscribeProbes probes;

    @Inject
    private RobinsonSteps robinson;

    @Inject
    private RecipientNotices recipients;

    @Inject
    private AudienceJob audiences;

    @Inject
    private PackageJob packages;

    @Inject
    private SignInLimit limit;

    @Inject
    private OldAnswers answers;

    @Inject
    private Lease lease;

    @Inject
    private Ids ids;

    private String node;

    @PostConstruct
    void name() {
        node = ids.next().toString();
    }

    @Schedule(hour = "2", minute = "15", timezone = "Europe/Copenhagen", persistent = false)
    void deleteWhatIsDue() {
        guarded("retention", () -> {
            try {
                retention.run(RetentionRun.StartedBy.TIMER, null);
            } catch (RefusedException elsewhere) {
                LOG.log(Level.INFO, "Retention runs on another node");
            }
        });
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void sendOutbox() {
        guarded("outbox", () -> {
            if (lease.take(Job.OUTBOX, node, OUTBOX_LEASE)) {
                try {
                    int batches = 0;
                    boolean more;
                    do {
                        more = outbox.sendBatch();
                    } while (more && ++batches < OUTBOX_BATCHES && lease.take(Job.OUTBOX, node, OUTBOX_LEASE));
                } finally {
                    lease.release(Job.OUTBOX, node);
                }
            }
        });
    }

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void buildPackages() {
        guarded("packages", packages::run);
    }

    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
    void unlinkFiles() {
        guarded("files", files::unlinkBatch);
    }

    @Schedule(hour = "*", minute = "*", second = "2/5", persistent = false)
    void erase() {
        guarded("erasure", erasure::run);
    }

    @Schedule(hour = "*", minute = "*", second = "4/10", persistent = false)
    void tellRecipients() {
        guarded("notices", () -> {
            if (lease.take(Job.NOTICES, node, OUTBOX_LEASE)) {
                recipients.due().forEach(id -> guarded("a notice", () -> recipients.send(id)));
            }
        });
    }

    @Schedule(hour = "*", minute = "*", second = "15/30", persistent = false)
    void keepAudiences() {
        guarded("audiences", audiences::run);
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    void forgetFailures() {
        emptied("sign-in failures", limit::forgetOld);
        emptied("old answers", answers::forget);
        emptied("old captures", expiry::forgetCaptures);
        emptied("old Robinson lists", robinson::forget);
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void beginErasures() {
        guarded("decided erasures", () -> {
            if (lease.take(Job.RIGHTS, node, RIGHTS_LEASE)) {
                rights.erasuresToBegin().forEach(rights::beginErasure);
            }
        });
    }

    @Schedule(hour = "3", minute = "40", timezone = "Europe/Copenhagen", persistent = false)
    void forgetMail() {
        emptied("old mail", mail::forget);
    }

    @Schedule(hour = "*", minute = "*", second = "25", persistent = false)
    void endConsents() {
        guarded("consents that ran out", () -> {
            if (lease.take(Job.CONSENTS, node, CONSENTS_LEASE)) {
                expiry.due().forEach(state -> guarded("a consent that ran out", () -> expiry.expire(state)));
            }
        });
    }

    @Schedule(hour = "*", minute = "*", second = "1/2", persistent = false)
    void tellSubscribers() {
        guarded("events", () -> {
            if (lease.take(Job.EVENTS, node, EVENTS_LEASE)) {
                events.sendDue();
            }
        });
    }

    @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
    void goOnWithCampaigns() {
        guarded("campaigns", () -> {
            if (lease.take(Job.CAMPAIGNS, node, CAMPAIGNS_LEASE)) {
                guarded("call-backs", campaigns::missCallbacks);
                guarded(
                        "competitions that close",
                        () -> campaigns
                                .competitionsToClose()
                                .forEach(id -> guarded("a competition that closes", () -> campaigns.close(id))));
                guarded(
                        "competitions nobody draws",
                        () -> campaigns
                                .competitionsToLapse()
                                .forEach(id -> guarded("a competition nobody draws", () -> campaigns.lapse(id))));
                guarded(
                        "entries of competitions",
                        () -> campaigns
                                .competitionsToEmpty()
                                .forEach(id -> guarded("entries of a competition", () -> campaigns.empty(id))));
            }
        });
    }

    @Schedule(hour = "*", minute = "*", second = "10/20", persistent = false)
    void sendNewsletters() {
        guarded("newsletters", () -> {
            if (lease.take(Job.NEWSLETTERS, node, CAMPAIGNS_LEASE)) {
                newsletters
                        .due()
                        .forEach(issue -> guarded("a newsletter", () -> {
                            int batches = 0;
                            boolean more;
                            do {
                                more = newsletters.sendBatch(issue);
                            } while (more
                                    && ++batches < NEWSLETTER_BATCHES
                                    && lease.take(Job.NEWSLETTERS, node, CAMPAIGNS_LEASE));
                        }));
            }
        });
    }

    @Schedule(hour = "5", minute = "10", timezone = "Europe/Copenhagen", persistent = false)
    void tryTheWayOut() {
        guarded("the way out of newsletters", () -> {
            if (lease.take(Job.NEWSLETTERS, node, CAMPAIGNS_LEASE)) {
                probes.record(outcome());
            }
        });
    }

    /** What is found, a failure being a finding as well. */
    private UnsubscribeProbe.Outcome outcome() {
        try {
            return probes.attempt();
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    "The way out of newsletters could not be tried: {0}",
                    failure.getClass().getName());
            return UnsubscribeProbe.Outcome.FAILED;
        }
    }

    @Schedule(hour = "7", minute = "30", timezone = "Europe/Copenhagen", persistent = false)
    void remindOfDeadlines() {
        guarded("reminders", () -> {
            if (lease.take(Job.RIGHTS, node, RIGHTS_LEASE)) {
                rights.remind();
            }
        });
    }

    /** Deletes batch after batch, up to a bound; the next turn goes on. */
    private static void emptied(String job, BooleanSupplier batch) {
        guarded(job, () -> {
            int batches = 1;
            while (batch.getAsBoolean() && batches < DELETE_BATCHES) {
                batches++;
            }
        });
    }

    /** Runs a job and keeps whatever goes wrong from the container, so that the timer lives on. */
    static void guarded(String job, Runnable work) {
        try {
            work.run();
        } catch (Throwable failure) {
            LOG.log(Level.WARNING, "Job {0} failed: {1}", new Object[] {
                job, failure.getClass().getName()
            });
        }
    }
}
