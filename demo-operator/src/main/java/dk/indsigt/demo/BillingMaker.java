package dk.indsigt.demo;

import dk.indsigt.domain.notice.Message;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.text.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Makes invoices month by month and what was bought in shops and on the web (P-3.4, P-3.5, K-01, K-02). */
final class BillingMaker {
    private record Item(String name, int ore) {}

    private static final List<Item> ITEMS = List.of(
            new Item("Cover til telefon", 19_900),
            new Item("Oplader USB-C 30 W", 24_900),
            new Item("Trådløse høretelefoner", 99_900),
            new Item("Mobil, 128 GB", 449_900),
            new Item("Mobil, 256 GB", 729_900),
            new Item("Router til mobilt bredbånd", 129_900),
            new Item("Smartwatch", 219_900),
            new Item("Panserglas", 14_900),
            new Item("Tablet 10 tommer", 279_900));
    private static final int YEARS = 5;
    private static final int MESSAGE_MONTHS = 14;
    private static final int RETURN_DAYS = 14;

    private final World world;
    private final NoticeMaker notices;
    private final DisclosureMaker disclosures;
    private final Dice dice;
    private int invoices;

    BillingMaker(World world, NoticeMaker notices, DisclosureMaker disclosures) {
        this.world = world;
        this.notices = notices;
        this.disclosures = disclosures;
        dice = world.dice("billing");
    }

    void bill(DemoCustomer customer) {
        LocalDate oldest = world.today().minusYears(YEARS);
        LocalDate start = customer.since().isAfter(oldest) ? customer.since() : oldest;
        LocalDate last = customer.lastDay(world.yesterday());
        int base = customer.segment() == Segment.BUSINESS ? dice.between(600, 2600) : dice.between(129, 449);
        for (LocalDate day = start.plusMonths(1).withDayOfMonth(1); !day.isAfter(last); day = day.plusMonths(1)) {
            invoice(customer, day, base * 100 + dice.between(0, 9000));
        }
        if (!customer.since().isAfter(world.today().minusMonths(2))) {
            int purchases = dice.between(0, 4);
            for (int i = 0; i < purchases; i++) {
                LocalDate day = dice.day(start, last);
                world.reference().providerOn(day).ifPresent(provider -> purchase(customer, day, provider));
            }
        }
    }

    private void invoice(DemoCustomer customer, LocalDate day, int ore) {
        invoices++;
        String number = String.format("F%02d%02d-%06d", day.getYear() % 100, day.getMonthValue(), invoices);
        LocalDate paid = day.plusDays(dice.between(3, 24));
        UUID id = dice.id(Dice.startOf(day));
        world.book()
                .add(
                        Table.INVOICE,
                        id,
                        customer.id(),
                        number,
                        day,
                        ore,
                        paid.isAfter(world.yesterday()) ? null : paid,
                        world.reference().dueOn("PA11_BOOKKEEPING", day));
        if (day.isAfter(world.today().minusMonths(MESSAGE_MONTHS))) {
            Language language = customer.party().language();
            notices.message(
                    customer.party(),
                    Message.Way.INBOX,
                    Texts.text(language, "invoice.subject", number),
                    Texts.text(
                            language,
                            "invoice.body",
                            number,
                            Texts.amount(language, ore),
                            Texts.day(language, day.plusDays(20))),
                    null,
                    dice.moment(day, 6, 9));
        }
    }

    private void purchase(DemoCustomer customer, LocalDate day, String provider) {
        Item item = dice.pick(ITEMS);
        LocalDate back = day.plusDays(dice.between(1, RETURN_DAYS));
        boolean returned = dice.chance(12) && back.isBefore(world.today());
        String reference = provider + "-" + dice.readable(12);
        world.book()
                .add(
                        Table.PURCHASE,
                        dice.id(Dice.startOf(day)),
                        customer.id(),
                        day,
                        dice.chance(55) ? "WEB" : "STORE",
                        item.name(),
                        item.ore(),
                        returned ? back : null,
                        provider,
                        reference,
                        world.reference().dueOn("PA07_BOOKKEEPING", day));
        disclosures.paid(customer, day, provider, reference);
    }
}
