/**
 * Elementary functions with the same bits on every device: {@link org.fiducia.kernels.math.Exact}.
 *
 * <p>One class a family does the work. Each reduces its argument exactly, evaluates one short polynomial, and carries
 * in a second double what the reduction and the leading sum lost, so that the error stays near half an ulp. There are
 * no tables but the bits of 2/pi, and few branches: the rare arguments (overflow, subnormals, NaN) leave early. The
 * constants are derived by {@code DeriveConstants} in the test folder and checked by {@code ConstantsTest}; the errors
 * measured are in {@code docs/accuracy.md}.
 */
package org.fiducia.kernels.math;
