package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stage.class)
final class SignInIT {

    @Test
    void aCustomerSignsInAndOutAndTheSessionIdChanges(Story story) {
        FirstSteps.signInAndOut(story, "karla");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreAnsweredAlike(Story story) {
        Visitor visitor = story.visitor();
        visitor.open("/login.xhtml");
        visitor.enter("karla", "not the password");
        String wrong = visitor.page().locator(".note.bad").innerText();
        visitor.enter("nobody-of-that-name", "not the password");
        assertThat(visitor.page().locator(".note.bad")).hasText(wrong);
        assertEquals(visitor.words().of("login.wrong"), wrong.strip());
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordHasToWait(Story story) {
        Visitor visitor = story.visitor();
        visitor.open("/login.xhtml");
        for (int i = 0; i < 5; i++) {
            visitor.enter("torben", "wrong " + i);
            assertThat(visitor.page().locator(".note.bad"))
                    .hasText(visitor.words().of("login.wrong"));
        }
        visitor.enter("torben", story.site().credentials().passwordOf("torben"));
        assertThat(visitor.page().locator(".note.bad")).hasText(visitor.words().of("error.SIGN_IN_LIMIT"));
    }
}
