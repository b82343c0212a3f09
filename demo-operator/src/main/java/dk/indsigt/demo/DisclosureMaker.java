package dk.indsigt.demo;

import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.time.LegalTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.UUID;

/**
 * Makes what named recipients got: numbers for directories, payments, credit checks, debts, and audiences of those who said yes (P-7, case
 * EU-C154-21-OEPOST).
 */
final class DisclosureMaker {
    private static final int FEEDS = 2;
    private static final int DEBTORS_PERCENT = 25;
    private static final int LOG_YEARS = 5;

    private final World world;
    private final Dice dice;

    DisclosureMaker(World world) {
        this.world = world;
        dice = world.dice("disclosures");
    }

    /**
     * @param audience who agreed to be shown to social media, and since when
     */
    void make(Map<UUID, Instant> audience) {
        for (DemoCustomer customer : world.customers()) {
            directories(customer);
            creditCheck(customer);
            if (!customer.active() && dice.chance(DEBTORS_PERCENT)) {
                debt(customer);
            }
        }
        world.customers().stream()
                .map(DemoCustomer::party)
                .filter(party -> audience.containsKey(party.id()))
                .distinct()
                .forEach(party -> audience(party, LegalTime.dayOf(audience.get(party.id()))));
    }

    /** The payment provider got what a purchase needs. */
    void paid(DemoCustomer customer, LocalDate day, String provider, String reference) {
        if (day.isAfter(world.today().minusYears(LOG_YEARS))) {
            row(customer.party(), provider, "PA10", "PURCHASE,PAYMENT", reference, dice.moment(day, 10, 18));
        }
    }

    /** Buyers get listed numbers once a week, the universal service every number, also one that is secret. */
    private void directories(DemoCustomer customer) {
        LocalDate monday = world.yesterday().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (int i = 0; i < FEEDS; i++) {
            LocalDate day = monday.minusWeeks(i);
            if (!customer.active() || !customer.since().isBefore(day)) {
                continue;
            }
            String week = String.format(
                    "%d-W%02d", day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            row(customer.party(), "UNIVERSAL_118", "PA26", "DIRECTORY", "118-" + week, dice.moment(day, 2, 3));
            if (world.listed(customer.id())) {
                row(customer.party(), "DIRECTORY_BUYERS", "PA26", "DIRECTORY", "NB-" + week, dice.moment(day, 3, 4));
            }
        }
    }

    private void creditCheck(DemoCustomer customer) {
        if (customer.segment() == Segment.PRIVATE
                && customer.since().isAfter(world.today().minusYears(LOG_YEARS))) {
            row(
                    customer.party(),
                    "CREDIT_BUREAUS",
                    "PA20",
                    "IDENTITY,CPR",
                    "KV-" + dice.readable(10),
                    dice.moment(customer.since(), 8, 9));
        }
    }

    private void debt(DemoCustomer customer) {
        LocalDate day = customer.endedOn().plusDays(60);
        if (day.isBefore(world.today()) && day.isAfter(world.today().minusYears(LOG_YEARS))) {
            row(
                    customer.party(),
                    "COLLECTION_AGENCY",
                    "PA22",
                    "IDENTITY,CONTACT,DEBT",
                    "IN-" + dice.readable(10),
                    dice.workingHour(day));
        }
    }

    private void audience(DemoParty party, LocalDate since) {
        LocalDate day = since.plusDays(1);
        if (day.isBefore(world.today())) {
            row(party, "META", "PA06", "CONTACT", "AU-" + dice.readable(10), dice.moment(day, 4, 5));
        }
    }

    private void row(
            DemoParty party, String recipient, String activity, String categories, String reference, Instant at) {
        world.book()
                .add(
                        Table.DISCLOSURE,
                        dice.id(at),
                        party.id(),
                        recipient,
                        activity,
                        categories,
                        reference,
                        at,
                        world.reference().dueOn("PA27_DISCLOSURE_LOG", LegalTime.dayOf(at)));
    }

    /** @return whether a number in that state goes to those who buy numbers */
    static boolean sold(Listing listing) {
        return listing == Listing.LISTED || listing == Listing.ADDRESS_OMITTED;
    }
}
