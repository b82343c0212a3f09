/**
 * What a newcomer would try, in a real browser: the product is started as by its launcher, with the demo operator in it, and stories are played as
 * the customer, the agent, the officer and the administrator. A story that needs a customer to itself names one; none relies on another's end.
 */
package dk.indsigt.acceptance;
