/**
 * Call-back requests, competitions and newsletters. What each of them may do to somebody is asked at the moment in which it does it.
 *
 * <p>Answers to P-3.2, B-47, K-23, K-24, K-33, K-34; databeskyttelsesforordningen art. 6(1)(a) and 7(3).
 */
package dk.indsigt.service.campaign;
