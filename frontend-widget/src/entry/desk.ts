// SPDX-License-Identifier: Apache-2.0

import '../components/sign-in/sign-in.js';
