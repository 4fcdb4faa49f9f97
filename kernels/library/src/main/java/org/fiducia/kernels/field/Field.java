package org.fiducia.kernels.field;

import java.util.List;
import java.util.stream.Stream;
import org.fiducia.language.Column;
import org.fiducia.language.Layout;

/**
 * Columns of the one-row block that describes the magnetic field: the magnet, and a weak stray field upstream of it.
 * Whatever the model of the magnet, its centre and kick are there.
 */
public final class Field {

  public static final int MODEL = 0;
  public static final int CENTRE_Z = 1;
  public static final int KICK = 2;
  public static final int FIELD = 3;
  public static final int LENGTH = 4;
  public static final int EDGE = 5;
  public static final int OVERLAP = 6;
  /** First of the columns of {@link FieldRegion} of the magnet. */
  public static final int MAGNET = 7;
  /** First of the columns of {@link FieldRegion} of the stray field. */
  public static final int STRAY = MAGNET + FieldRegion.COLUMNS;

  /** Values of {@link #MODEL}, without stray field. */
  public static final int NONE = 0;
  public static final int THIN_KICK = 1;
  /** A constant field along y. */
  public static final int BOX = 2;
  /** A field along y with tanh ends. */
  public static final int PROFILE = 3;
  /** The field of a grid. */
  public static final int GRID = 4;
  /** Added to {@link #MODEL} where there is a stray field: a kernel that knows the thin kick only then sees another. */
  public static final int WITH_STRAY = 8;

  public static final Layout LAYOUT = new Layout("field", Stream.of(magnet(), FieldRegion.columns("magnet"),
      FieldRegion.columns("stray field")).flatMap(List::stream).toList());

  private Field() {}

  private static List<Column> magnet() {
    return List.of(
        Layout.column("model", "1", "which model, see the constants"),
        Layout.column("centre z", "mm", "of the magnet"),
        Layout.column("kick", "GeV/c", "px lost by a unit charge in the whole magnet"),
        Layout.column("field", "T", "By of a box or profile"),
        Layout.column("length", "mm", "effective length of a box or profile"),
        Layout.column("edge", "mm", "width of the tanh at both ends of a profile"),
        Layout.column("overlap", "1", "exp(-2 length / edge): what the ends of a profile share"));
  }
}
