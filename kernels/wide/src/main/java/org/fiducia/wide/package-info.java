/**
 * The wide form of kernels: OpenCL C that computes several items a work item, one in each lane of its vectors. It is
 * made from the linked scalar program, whose text is regular enough to be read back as a tree.
 */
package org.fiducia.wide;
