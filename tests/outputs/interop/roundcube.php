<?php
// Reads a .vcf with Roundcube's rcube_vcard and prints what it found.
// Run by `php -d display_errors=0 roundcube.php FILE`, with Debian's roundcube-core installed or unpacked
// where ROUNDCUBE says.
$home = getenv('ROUNDCUBE') ?: '/usr/share/roundcube';
define('RCUBE_INSTALL_PATH', "$home/");
define('RCUBE_CONFIG_DIR', '/nonexistent/');
require "$home/program/lib/Roundcube/bootstrap.php";
rcube::get_instance();

function texts($found, $name) {
    $texts = [];
    foreach ($found as $key => $values) {
        if (explode(':', $key)[0] === $name) array_push($texts, ...array_values((array) $values));
    }
    return $texts;
}

$cards = [];
foreach (rcube_vcard::import(file_get_contents($argv[1])) as $card) {
    $found = $card->get_assoc();
    $name = fn($part) => $found[$part] ?? '';
    $cards[] = [
        'uid' => $found['uid'] ?? null,
        'fn' => texts($found, 'name'),
        'n' => [array_map($name, ['surname', 'firstname', 'middlename', 'prefix', 'suffix'])],
        'nickname' => texts($found, 'nickname'),
        'org' => array_map(fn($name) => [$name], texts($found, 'organization')),
        'title' => texts($found, 'jobtitle'),
        'tel' => texts($found, 'phone'),
        'email' => texts($found, 'email'),
        'adr' => array_map(
            fn($a) => ['', '', $a['street'], $a['locality'], $a['region'], $a['zipcode'], $a['country']],
            texts($found, 'address'),
        ),
        'url' => texts($found, 'website'),
        'note' => texts($found, 'notes'),
        'photo' => array_map('base64_encode', texts($found, 'photo')),
    ];
}
echo json_encode($cards, JSON_THROW_ON_ERROR), "\n";
