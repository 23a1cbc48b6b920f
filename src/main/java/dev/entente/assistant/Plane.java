// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

/// A plane between the messages of a label and all others; a message on its far side has the label.
///
/// @param weights what each number of a message counts
/// @param offset what counts always
record Plane(float[] weights, float offset) {

    float largest() {
        float most = Float.MIN_NORMAL;
        for (float weight : this.weights) {
            most = Math.max(most, Math.abs(weight));
        }
        return most;
    }

}
