// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTextTests {

    private final JsonMapper mapper = JsonMapper.shared();

    @Example
    void escapesWhatJsonEscapes() {
        assertThat(quoted("\" \\ \n \u001e é 😀")).isEqualTo("\\\" \\\\ \\n \\u001E é 😀");
    }

    @Property
    void isReadAsItWas(@ForAll String text) {
        String whole = text.codePoints()
            .filter(each -> each > 0xFFFF || !Character.isSurrogate((char) each))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
        assertThat(this.mapper.readTree('"' + quoted(whole) + '"').stringValue()).isEqualTo(whole);
    }

    /// Digests of what was stored long ago depend on it.
    @Property
    void isWhatTheEncoderSays(@ForAll String text) {
        assertThat(quoted(text)).isEqualTo(new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)));
    }

    private static String quoted(String text) {
        var to = new StringBuilder();
        JsonText.append(text, to);
        return to.toString();
    }

}
