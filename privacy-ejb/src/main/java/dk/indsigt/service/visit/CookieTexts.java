package dk.indsigt.service.visit;

import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.visit.CookieCategory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The versions of the texts about cookies that have been shown so far. */
final class CookieTexts {
    private final List<ConsentText> versions;

    /** @param versions of all categories, in the order of their numbers */
    CookieTexts(List<ConsentText> versions) {
        this.versions = new ArrayList<>(versions);
    }

    static List<String> purposes() {
        return Arrays.stream(CookieCategory.values())
                .map(CookieCategory::purpose)
                .toList();
    }

    ConsentText newest(CookieCategory category) {
        return of(category).reduce((earlier, later) -> later).orElseThrow();
    }

    /** @return the first version that a choice still counts with: the last one that asked everybody again */
    int countsFrom(CookieCategory category) {
        return of(category)
                .filter(ConsentText::asksAgain)
                .mapToInt(ConsentText::number)
                .max()
                .orElse(1);
    }

    Optional<ConsentText> version(CookieCategory category, int number) {
        return of(category).filter(text -> text.number() == number).findFirst();
    }

    ConsentText byId(UUID id) {
        return versions.stream()
                .filter(text -> text.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** @return whether a choice upon that version still counts */
    boolean counts(CookieCategory category, UUID textId) {
        return byId(textId).number() >= countsFrom(category);
    }

    private Stream<ConsentText> of(CookieCategory category) {
        return versions.stream().filter(text -> text.purposeCode().equals(category.purpose()));
    }
}
