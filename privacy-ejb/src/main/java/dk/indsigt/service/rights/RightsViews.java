package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsIdentity;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.rights.Step;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Requests as pages and the API show them. */
public final class RightsViews {
    private RightsViews() {}

    /** A line of a list. */
    public record Row(
            UUID id,
            String number,
            RequestType type,
            LocalText name,
            Instant receivedAt,
            LocalDate dueOn,
            long daysLeft,
            RequestState state,
            RightsRequest.Result outcome,
            boolean clockStands,
            boolean proposed,
            UUID handlerId,
            String about)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** @return how near the last day is: LATE, SOON (a week) or FINE; ENDED where it does not matter any more */
        public String urgency() {
            if (state == RequestState.CLOSED || state == RequestState.WITHDRAWN) {
                return "ENDED";
            }
            return daysLeft < 0 ? "LATE" : daysLeft <= 7 ? "SOON" : "FINE";
        }
    }

    /** One thing that is decided about. */
    public record Item(
            UUID id,
            String category,
            UUID objectId,
            LocalText label,
            long amount,
            RightsItem.Outcome outcome,
            String ground,
            LocalText groundName,
            String provision,
            LocalDate until,
            boolean computed,
            String note)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** One step of the story. */
    public record Past(Step step, Instant at, Role role, String unit, String reason, String note)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A request in full. */
    public record Case(
            UUID id,
            String number,
            RequestType type,
            LocalText name,
            String article,
            UUID partyId,
            String about,
            Standing standing,
            String requester,
            AskedThrough through,
            Language language,
            Instant receivedAt,
            RequestState state,
            RightsRequest.Result outcome,
            LocalDate dueOn,
            long daysLeft,
            LocalDate firstMonthEnds,
            boolean extended,
            Instant clockStoppedAt,
            int clockStoppedDays,
            boolean identified,
            Instant decidedAt,
            Map<String, String> wish,
            List<Item> items,
            List<Past> steps,
            boolean mayWithdraw,
            boolean mayAnswer,
            String question)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** @return who has the ball */
        public RequestState.Ball ball() {
            return state.ball();
        }
    }

    /** A check of who asks. */
    public record Check(
            RightsIdentity.Kind kind, LocalText what, RightsIdentity.Method method, boolean passed, Instant at)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A file that came with it. */
    public record File(UUID id, String mediaType, long size, Instant addedAt) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** What stands because of it. */
    public record Stop(
            UUID id, ProcessingStop.Kind kind, String ground, LocalText activity, Instant since, boolean told)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What the desk sees besides.
     *
     * @param mine whether the one who looks has it
     * @param needsSecond whether two people must agree
     * @param proposed whether the first has said how
     * @param maySecond whether the one who looks may be the second
     * @param grounds codes of the grounds the law has for this type, with their words
     */
    public record Desk(
            boolean mine,
            boolean taken,
            boolean needsSecond,
            boolean proposed,
            boolean maySecond,
            boolean decidable,
            LocalDate extendedWouldEnd,
            boolean mayExtend,
            Map<String, LocalText> grounds,
            List<Check> checks,
            List<File> files,
            List<Stop> stops)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
