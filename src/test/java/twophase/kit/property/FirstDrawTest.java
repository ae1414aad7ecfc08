package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.paper.Paper;

class FirstDrawTest {

  @Test
  void everyPropertyHasARepresentativeThatItAdmits() {
    for (PropertyMethod property : Paper.CATALOGUE.properties()) {
      Setting first = property.representative();
      assertThat(Setting.of(property.values(first)), equalTo(first));
      assertThat(first.values().keySet(), equalTo(property.names().keySet()));
      assertThat("the same again", property.representative(), equalTo(first));
    }
  }

  @Test
  void aFixedFirstSettingIsIt() {
    PropertyMethod printed =
        Paper.CATALOGUE.property(new FormId("condition-1", "as-printed")).orElseThrow();
    assertThat(printed.representative().toString(), equalTo("d=1,sigma=0,cData=0"));
  }
}
