// SPDX-License-Identifier: Apache-2.0

/** The widget alone: one script tag registers `<entente-chat>`. */
export { Chat } from '../components/chat/chat.js';
