package org.fiducia.language;

/**
 * One quantity of a block.
 *
 * @param name the field's usual symbol, e.g. {@code tx}
 * @param unit native unit (GeV, mm, ns, T), {@code 1} for a pure number
 * @param meaning one line
 */
public record Column(String name, String unit, String meaning) {}
