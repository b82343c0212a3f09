package dk.indsigt.domain.visit;

/** The button of the banner that was pressed. Saying nothing, scrolling or going on is no act (Court of Justice, C-673/17). */
public enum CookieAct {
    NECESSARY,
    ALL,
    CHOSEN
}
