package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.processing.Activity;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.processing.Register.Authority;
import dk.indsigt.service.processing.Register.Controller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a package tells beside its parts: who is responsible, what is left out and why, the rights, where to complain (art. 15(1)(e), (f)). */
final class Told {
    private final Words words;
    private final Register register;
    private final Order order;

    Told(Words words, Register register, Order order) {
        this.words = words;
        this.register = register;
        this.order = order;
    }

    /** @return paragraphs */
    List<String> opening() {
        List<String> lines = new ArrayList<>();
        lines.add(words.say(
                "opening.case",
                order.partyName(),
                order.number(),
                LegalTime.dayOf(order.receivedAt()).toString(),
                LegalTime.dayOf(order.now()).toString()));
        lines.add(words.say("opening." + order.kind()));
        if (order.standing() == Standing.COMPANY || order.standing() == Standing.ESTATE) {
            lines.add(words.say("opening." + order.standing()));
        }
        Controller house = register.controller();
        lines.add(words.say(
                "opening.controller",
                house.name(),
                house.cvr(),
                house.street() + ", " + house.postalCode() + " " + house.city(),
                house.dpoEmail()));
        return lines;
    }

    /** @return what was decided not to be handed out, with ground and end */
    List<String> withheld() {
        return order.items().stream()
                .filter(item -> !item.granted())
                .map(item -> {
                    String what = words.code("category", item.category());
                    String why = item.ground().map(words::ground).orElse("");
                    return item.until()
                            .map(day -> words.say("withheld.until", what, why, day.toString()))
                            .orElseGet(() -> words.say("withheld.for", what, why));
                })
                .distinct()
                .toList();
    }

    /** @return heading and lines */
    Map<String, List<String>> closing() {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        blocks.put(words.say("out.title"), leftOut());
        if (order.kind() == RequestType.ACCESS) {
            blocks.put(
                    words.say("rights.title"),
                    List.of(
                            words.say("rights.rectify"),
                            words.say("rights.erase"),
                            words.say("rights.restrict"),
                            words.say("rights.object"),
                            words.say("rights.withdraw"),
                            words.say("rights.port"),
                            words.say("rights.where")));
        }
        Authority authority = register.authority("DATATILSYNET");
        blocks.put(
                words.say("complain.title"),
                List.of(words.say(
                        "complain.to",
                        authority.name().in(words.language()),
                        authority.address(),
                        authority.phone(),
                        authority.email(),
                        authority.web())));
        return blocks;
    }

    private List<String> leftOut() {
        List<String> lines = new ArrayList<>();
        if (order.kind() == RequestType.RECORDING_COPY) {
            lines.add(words.say("out.recordings"));
            return lines;
        }
        Activity logging = register.activities().get("PA14");
        lines.add(words.say(
                "out.logging",
                String.join(
                        "; ",
                        logging.bases().stream()
                                .map(Activity.LegalBasis::provision)
                                .toList())));
        lines.add(words.say("out.card"));
        lines.add(words.say("out.staff"));
        lines.add(words.say("out.others"));
        lines.add(words.say("out.anonymous"));
        lines.add(words.say("out.secrets"));
        if (order.kind() == RequestType.ACCESS) {
            List<String> covered = Arrays.stream(Section.values())
                    .flatMap(section -> section.categories().stream())
                    .toList();
            List<String> none = register.categories().stream()
                    .filter(category -> !covered.contains(category.code())
                            && !category.code().equals("LOGGING")
                            && !category.code().equals("PAYMENT_CARD"))
                    .map(category -> category.name().in(words.language()))
                    .toList();
            lines.add(words.say("out.nothing", String.join(", ", none)));
        }
        return lines;
    }
}
