// Reads a .vcf with KDE's kcontacts and prints what it found; CMakeLists.txt beside it builds it.
#include <KContacts/Addressee>
#include <KContacts/VCardConverter>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>

using namespace KContacts;

static QJsonArray types(std::initializer_list<std::pair<bool, const char *>> set) {
    QStringList names;
    for (auto [is, name] : set)
        if (is) names << name;
    names.sort();
    return QJsonArray::fromStringList(names);
}

static QJsonArray telephones(const Addressee &card) {
    QJsonArray all;
    for (const PhoneNumber &phone : card.phoneNumbers()) {
        auto type = phone.type();
        all << QJsonArray{phone.number(), types({{type & PhoneNumber::Work, "WORK"}, {type & PhoneNumber::Home, "HOME"},
            {type & PhoneNumber::Cell, "CELL"}, {type & PhoneNumber::Fax, "FAX"}, {type & PhoneNumber::Voice, "VOICE"},
            {type & PhoneNumber::Pref, "PREF"}})};
    }
    return all;
}

static QJsonArray addresses(const Addressee &card) {
    QJsonArray all;
    for (const Address &a : card.addresses())
        all << QJsonArray{QJsonArray{a.postOfficeBox(), a.extended(), a.street(), a.locality(), a.region(),
            a.postalCode(), a.country()}, types({{a.type() & Address::Work, "WORK"}})};
    return all;
}

static QJsonArray some(const QString &text) {
    return text.isEmpty() ? QJsonArray() : QJsonArray{text};
}

static QJsonObject read(const Addressee &card) {
    QJsonArray urls, emails;
    for (const ResourceLocatorUrl &url : card.extraUrlList()) urls << url.url().toString(QUrl::FullyEncoded);
    for (const Email &email : card.emailList()) emails << email.mail();
    QJsonArray org{card.organization()};
    if (!card.department().isEmpty()) org << card.department();
    const bool noOrg = card.organization().isEmpty() && card.department().isEmpty();
    const QByteArray photo = card.photo().rawData();
    return {
        {"uid", card.uid()},
        {"fn", some(card.formattedName())},
        {"n", QJsonArray{QJsonArray{card.familyName(), card.givenName(), card.additionalName(), card.prefix(),
            card.suffix()}}},
        {"nickname", some(card.nickName())},
        {"org", noOrg ? QJsonArray() : QJsonArray{org}},
        {"title", some(card.title())},
        {"tel", telephones(card)},
        {"email", emails},
        {"adr", addresses(card)},
        {"url", urls},
        {"note", some(card.note())},
        {"categories", QJsonArray::fromStringList(card.categories())},
        {"customs", QJsonArray::fromStringList(card.customs())},
        {"photo", photo.isEmpty() ? QJsonArray() : QJsonArray{QString(photo.toBase64())}},
    };
}

int main(int, char **argv) {
    QFile file(argv[1]);
    if (!file.open(QIODevice::ReadOnly)) return 1;
    QJsonArray cards;
    for (const Addressee &card : VCardConverter().parseVCards(file.readAll())) cards << read(card);
    puts(QJsonDocument(cards).toJson(QJsonDocument::Compact).constData());
}
