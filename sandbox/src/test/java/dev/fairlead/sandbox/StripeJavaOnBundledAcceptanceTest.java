package dev.fairlead.sandbox;

import dev.fairlead.description.ApiDescription;

class StripeJavaOnBundledAcceptanceTest extends StripeJavaSuite {

    @Override
    ApiDescription description() {
        return Descriptions.bundled();
    }
}
