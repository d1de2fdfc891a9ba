package dev.fairlead.sandbox;

import dev.fairlead.description.ApiDescription;

class StripeJavaOnOfficialAcceptanceTest extends StripeJavaSuite {

    @Override
    ApiDescription description() {
        return Descriptions.official();
    }
}
