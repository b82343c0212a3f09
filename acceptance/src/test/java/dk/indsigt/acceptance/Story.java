package dk.indsigt.acceptance;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One story: its visitors, each with a browser profile of his own, and the portal they visit. */
final class Story {

    private final Site site;
    private final Chromium chromium;
    private final List<Visitor> visitors = new ArrayList<>();

    Story(Site site, Chromium chromium) {
        this.site = site;
        this.chromium = chromium;
    }

    Site site() {
        return site;
    }

    Records records() {
        return site.records();
    }

    Outbox outbox() {
        return site.outbox();
    }

    /** @return somebody who is not signed in */
    Visitor visitor() {
        return visitor(options -> options);
    }

    Visitor visitor(UnaryOperator<Browser.NewContextOptions> wishes) {
        Visitor visitor = new Visitor(site, chromium.browser(), wishes);
        visitors.add(visitor);
        return visitor;
    }

    Visitor signedIn(String user) {
        return visitor().signIn(user);
    }

    /** Closes what is open. A failed story leaves pictures of its pages; a quiet failure of a page fails the story. */
    void end(String name, Optional<Throwable> failure) {
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < visitors.size(); i++) {
            Visitor visitor = visitors.get(i);
            complaints.addAll(visitor.complaints());
            if (failure.isPresent() || !visitor.complaints().isEmpty()) {
                visitor.picture(Path.of("target", "failures", name + "-" + i + ".png"));
            }
            visitor.close();
        }
        if (failure.isEmpty() && !complaints.isEmpty()) {
            throw new AssertionError("The pages complained:\n" + String.join("\n", complaints));
        }
    }
}
