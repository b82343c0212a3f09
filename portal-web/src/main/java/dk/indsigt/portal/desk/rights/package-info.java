/**
 * The desk's pages about rights requests: a queue by deadline and one page where a request is worked on.
 *
 * <p>Answers to art. 12(3) and (4), P-9, B-37. Decided: a form per step; only what can happen now is shown; grounds that the law does not have for
 * the type are not offered.
 */
package dk.indsigt.portal.desk.rights;
