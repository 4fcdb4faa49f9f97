package org.fiducia.host.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fiducia.kernels.event.EventShape;
import org.fiducia.kernels.event.ParentDecay;
import org.fiducia.kernels.tracking.Track;
import org.fiducia.kernels.tracking.TrackStatus;
import org.fiducia.language.Doubles;
import org.junit.jupiter.api.Test;

class BatchTest {

  @Test
  void makesEachBlockOnceWithTheRowsItNeeds() {
    try (Batch batch = new Batch(13, 5)) {
      Doubles tracks = batch.slotDoubles(Track.LAYOUT);

      assertThat(tracks.rows()).isEqualTo(65);
      assertThat(batch.slotDoubles(Track.LAYOUT)).isSameAs(tracks);
      assertThat(batch.doubles(ParentDecay.LAYOUT).rows()).isEqualTo(13);
      assertThat(batch.slotInts(TrackStatus.LAYOUT).columns()).isEqualTo(TrackStatus.LAYOUT.size());
      assertThat(batch.layouts()).containsExactlyInAnyOrder(Track.LAYOUT, TrackStatus.LAYOUT, ParentDecay.LAYOUT);
    }
  }

  @Test
  void takesFewerEventsThanItHasRoomFor() {
    try (Batch batch = new Batch(207, 3)) {
      batch.begin(1_000_000, 6);

      assertThat(batch.rows()).isEqualTo(18);
      assertThat(batch.first()).isEqualTo(1_000_000);
      assertThat(batch.shape().get(EventShape.EVENTS, 0)).isEqualTo(6);
      assertThat(batch.shape().get(EventShape.SLOTS, 0)).isEqualTo(3);
      assertThatThrownBy(() -> batch.begin(0, 208)).hasMessage("events 0 + 208 do not fit a batch of 207");
    }
  }

  @Test
  void namesTheStepThatWasLeftOut() {
    try (Batch batch = new Batch(1, 1)) {
      assertThatThrownBy(() -> batch.require(Track.LAYOUT, "TrackFitter"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("this batch has no track: run TrackFitter on it first");
    }
  }

  @Test
  void refusesImpossibleShapes() {
    assertThatThrownBy(() -> new Batch(0, 1)).hasMessageContaining("at least 1 event");
    assertThatThrownBy(() -> new Batch(1, 9)).hasMessage("a batch has 1 to 8 slots an event, not 9");
  }

  @Test
  void closesItsBlocks() {
    Batch batch = new Batch(1, 1);
    Doubles tracks = batch.slotDoubles(Track.LAYOUT);
    batch.close();

    assertThat(tracks.alive()).isFalse();
  }
}
