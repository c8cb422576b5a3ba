// Reads a .vcf with ez-vcard and prints what it found; run by `java -cp ez-vcard.jar EzVcard.java FILE`.
import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.property.*;
import java.io.File;
import java.util.*;
import java.util.stream.*;

class EzVcard {
    public static void main(String[] args) throws Exception {
        List<List<ezvcard.io.ParseWarning>> warnings = new ArrayList<>();
        List<VCard> cards = Ezvcard.parse(new File(args[0])).warnings(warnings).all();
        System.out.println(cards.stream().map(EzVcard::read).collect(Collectors.joining(",", "[", "]")));
        for (var of : warnings) for (var warning : of) System.err.println(warning);
    }

    static String read(VCard card) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("uid", card.getUid().getValue());
        found.put("fn", texts(card.getFormattedNames()));
        found.put("n", card.getStructuredNames().stream().map(n -> List.of(
            or(n.getFamily()), or(n.getGiven()), String.join(",", n.getAdditionalNames()),
            String.join(",", n.getPrefixes()), String.join(",", n.getSuffixes()))).toList());
        found.put("nickname", card.getNicknames().stream().flatMap(n -> n.getValues().stream()).toList());
        found.put("org", card.getOrganizations().stream().map(TextListProperty::getValues).toList());
        found.put("title", texts(card.getTitles()));
        found.put("tel", card.getTelephoneNumbers().stream().map(t -> List.of(t.getText(), types(t))).toList());
        found.put("email", card.getEmails().stream().map(e -> List.of(e.getValue(), types(e))).toList());
        found.put("adr", card.getAddresses().stream().map(a -> List.of(List.of(
            or(a.getPoBox()), or(a.getExtendedAddress()), or(a.getStreetAddress()), or(a.getLocality()),
            or(a.getRegion()), or(a.getPostalCode()), or(a.getCountry())), types(a))).toList());
        found.put("url", texts(card.getUrls()));
        found.put("note", texts(card.getNotes()));
        found.put("categories", card.getCategoriesList().stream().flatMap(c -> c.getValues().stream()).toList());
        found.put("interview", raw(card, "X-INTERVIEW-ID"));
        found.put("photo", card.getPhotos().stream()
            .map(p -> Base64.getEncoder().encodeToString(p.getData())).toList());
        found.put("label", raw(card, "X-ABLABEL"));
        return json(found);
    }

    static List<String> texts(List<? extends SimpleProperty<String>> properties) {
        return properties.stream().map(SimpleProperty::getValue).toList();
    }

    static List<String> raw(VCard card, String name) {
        return card.getExtendedProperties(name).stream().map(RawProperty::getValue).toList();
    }

    static List<String> types(VCardProperty property) {
        return property.getParameters().getTypes().stream().map(String::toUpperCase).sorted().toList();
    }

    static String or(String text) {
        return text == null ? "" : text;
    }

    static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(e -> json(e.getKey()) + ":" + json(e.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(EzVcard::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value.toString().chars()
            .mapToObj(c -> c < 32 || c > 126 || c == '"' || c == '\\' ? String.format("\\u%04x", c) : "" + (char) c)
            .collect(Collectors.joining("", "\"", "\""));
    }
}
