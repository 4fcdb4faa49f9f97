package org.fiducia.io;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;

/** Columns and metadata of a file, to and from Arrow's schema. */
record EventSchema(List<EventColumn> columns, SequencedMap<String, String> metadata) {

  private static final String UNIT = "unit";
  private static final String DESCRIPTION = "description";
  private static final String WHAT_A_COLUMN_MAY_BE =
      "an event file holds float64, int32 and int64, and lists of a fixed size of these";

  EventSchema {
    columns = List.copyOf(columns);
    metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Writes the schema.
   *
   * @return its offset in the builder
   */
  int write(FlatBufferBuilder builder) {
    int[] fields = columns.stream().mapToInt(c -> field(builder, c)).toArray();
    return Schema.createSchema(builder, Endianness.Little, Schema.createFieldsVector(builder, fields),
        Schema.createCustomMetadataVector(builder, keyValues(builder, metadata)), 0);
  }

  private static int field(FlatBufferBuilder builder, EventColumn column) {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put(UNIT, column.unit());
    metadata.put(DESCRIPTION, column.description());
    int about = Field.createCustomMetadataVector(builder, keyValues(builder, metadata));
    if (column.slots() == EventColumn.ONE_VALUE) {
      return number(builder, column.name(), column.type(), about);
    }
    int item = number(builder, "item", column.type(), 0);
    int children = Field.createChildrenVector(builder, new int[] {item});
    int type = FixedSizeList.createFixedSizeList(builder, column.slots());
    int name = builder.createString(column.name());
    return Field.createField(builder, name, false, Type.FixedSizeList, type, 0, children, about);
  }

  private static int number(FlatBufferBuilder builder, String name, EventColumn.Type type, int about) {
    int nameAt = builder.createString(name);
    int children = Field.createChildrenVector(builder, new int[0]);
    boolean real = type == EventColumn.Type.FLOAT64;
    int typeAt = real
        ? FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE)
        : Int.createInt(builder, type.width() * Byte.SIZE, true);
    return Field.createField(builder, nameAt, false, real ? Type.FloatingPoint : Type.Int, typeAt, 0, children, about);
  }

  private static int[] keyValues(FlatBufferBuilder builder, Map<String, String> map) {
    return map.entrySet().stream().mapToInt(e -> KeyValue.createKeyValue(
        builder, builder.createString(e.getKey()), builder.createString(e.getValue()))).toArray();
  }

  /**
   * Reads the schema.
   *
   * @throws BadFile if an event file has no such columns
   * @throws RuntimeException of another kind if the bytes are no schema
   */
  static EventSchema read(Schema schema) {
    if (schema.endianness() != Endianness.Little) {
      throw new BadFile("its numbers are big-endian; write it again on a little-endian machine");
    }
    return new Reading(schema.getByteBuffer().capacity()).schema(schema);
  }

  /** One reading, with the number of characters that it may still decode: hostile texts may overlap without end. */
  private static final class Reading {

    private long charactersLeft;

    Reading(long bytes) {
      charactersLeft = bytes;
    }

    EventSchema schema(Schema schema) {
      List<EventColumn> columns = new ArrayList<>();
      Set<String> names = new HashSet<>();
      for (int i = 0; i < schema.fieldsLength(); i++) {
        EventColumn column = column(schema.fields(i));
        if (!names.add(column.name())) {
          throw new BadFile("two columns are named '" + column.name() + "'; rename one");
        }
        columns.add(column);
      }
      if (columns.isEmpty()) {
        throw new BadFile("it has no columns; " + WHAT_A_COLUMN_MAY_BE);
      }
      SequencedMap<String, String> metadata = new LinkedHashMap<>();
      for (int i = 0; i < schema.customMetadataLength(); i++) {
        put(metadata, schema.customMetadata(i));
      }
      return new EventSchema(columns, metadata);
    }

    private EventColumn column(Field field) {
      String name = text(field.name());
      SequencedMap<String, String> about = new LinkedHashMap<>();
      for (int i = 0; i < field.customMetadataLength(); i++) {
        put(about, field.customMetadata(i));
      }
      boolean list = field.typeType() == Type.FixedSizeList;
      int slots = list ? ((FixedSizeList) field.type(new FixedSizeList())).listSize() : EventColumn.ONE_VALUE;
      Field number = list && field.childrenLength() == 1 && field.dictionary() == null ? field.children(0) : field;
      try {
        if (list && slots < 1) {
          throw new IllegalArgumentException("column '" + name + "' has lists of " + slots + " values");
        }
        return new EventColumn(name, type(name, number), slots, about.getOrDefault(UNIT, ""),
            about.getOrDefault(DESCRIPTION, ""));
      } catch (IllegalArgumentException e) {
        throw new BadFile(e.getMessage() + "; write the file without it");
      }
    }

    private static EventColumn.Type type(String name, Field field) {
      if (field.dictionary() == null && field.childrenLength() == 0) {
        if (field.typeType() == Type.FloatingPoint
            && ((FloatingPoint) field.type(new FloatingPoint())).precision() == Precision.DOUBLE) {
          return EventColumn.Type.FLOAT64;
        }
        if (field.typeType() == Type.Int) {
          Int number = (Int) field.type(new Int());
          if (number.isSigned() && number.bitWidth() == Long.SIZE) {
            return EventColumn.Type.INT64;
          }
          if (number.isSigned() && number.bitWidth() == Integer.SIZE) {
            return EventColumn.Type.INT32;
          }
        }
      }
      throw new BadFile("column '" + shortened(name) + "' has another type (" + typeName(field) + "); "
          + WHAT_A_COLUMN_MAY_BE + ", convert it or write the file without it");
    }

    private static String typeName(Field field) {
      if (field.dictionary() != null) {
        return "dictionary";
      }
      String name = Type.name(Byte.toUnsignedInt(field.typeType()));
      return switch (field.typeType()) {
        case Type.FloatingPoint ->
            name + " " + precision(((FloatingPoint) field.type(new FloatingPoint())).precision());
        case Type.Int -> {
          Int number = (Int) field.type(new Int());
          yield (number.isSigned() ? "int" : "uint") + number.bitWidth();
        }
        default -> name;
      };
    }

    private static String precision(short precision) {
      return precision >= 0 && precision < Precision.names.length ? Precision.name(precision) : "unknown";
    }

    private void put(Map<String, String> metadata, KeyValue pair) {
      metadata.put(text(pair.key()), pair.value() == null ? "" : text(pair.value()));
    }

    private String text(String decoded) {
      charactersLeft -= decoded.length() + 1;
      if (charactersLeft < 0) {
        throw new BadFile("its texts overlap; the file is damaged, make it again");
      }
      return decoded;
    }

    private static String shortened(String name) {
      String printable = name.replaceAll("\\p{Cntrl}", "?");
      return printable.length() <= EventColumn.LONGEST_NAME ? printable
          : printable.substring(0, EventColumn.LONGEST_NAME) + "...";
    }
  }
}
