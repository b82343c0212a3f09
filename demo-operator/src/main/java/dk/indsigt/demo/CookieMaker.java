package dk.indsigt.demo;

import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.visit.CookieAct;
import dk.indsigt.domain.visit.CookieCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes what visitors of the web sites chose about cookies in the last weeks. */
final class CookieMaker {
    private static final int DAYS = 30;
    private static final String RULE = "PA01_COOKIE_CHOICE";
    private static final Map<Brand, String> HOSTS = Map.of(
            Brand.THREE, "www.3.example", Brand.OISTER, "www.oister.example", Brand.FLEXII, "www.flexii.example");

    private final World world;
    private final Dice dice;

    CookieMaker(World world) {
        this.world = world;
        dice = world.dice("cookies");
    }

    void make() {
        for (int back = DAYS; back >= 1; back--) {
            LocalDate day = world.today().minusDays(back);
            int visitors = dice.between(8, 20);
            for (int i = 0; i < visitors; i++) {
                choose(day);
            }
        }
    }

    private void choose(LocalDate day) {
        Instant at = dice.workingHour(day);
        CookieAct act = dice.pick(List.of(CookieAct.NECESSARY, CookieAct.NECESSARY, CookieAct.ALL, CookieAct.CHOSEN));
        Set<CookieCategory> allowed = switch (act) {
            case ALL -> EnumSet.allOf(CookieCategory.class);
            case NECESSARY -> EnumSet.noneOf(CookieCategory.class);
            case CHOSEN -> EnumSet.of(dice.pick(List.of(CookieCategory.STATISTICS, CookieCategory.SOCIAL)));
        };
        Brand brand = dice.pick(List.of(Brand.values()));
        world.book()
                .add(
                        Table.COOKIE_CHOICE,
                        dice.id(at),
                        dice.id(at),
                        brand,
                        HOSTS.get(brand),
                        act,
                        allowed.contains(CookieCategory.STATISTICS),
                        allowed.contains(CookieCategory.MARKETING),
                        allowed.contains(CookieCategory.SOCIAL),
                        text(CookieCategory.STATISTICS, at),
                        text(CookieCategory.MARKETING, at),
                        text(CookieCategory.SOCIAL, at),
                        dice.chance(9) ? "en" : "da",
                        at,
                        day,
                        world.reference().dueOn(RULE, day));
    }

    private UUID text(CookieCategory category, Instant at) {
        return world.reference().textAt(category.purpose(), at).orElseThrow();
    }
}
