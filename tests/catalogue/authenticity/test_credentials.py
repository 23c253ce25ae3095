"""Content credentials: read where they are, verified where the optional package is."""

import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from catalogue.authenticity import credentials
from tests.catalogue.authenticity.pictures import room, sent

MADE = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def test_a_photo_without_credentials_says_nothing():
    assert credentials.read(sent(room(1))) == {}


def test_without_the_package_an_account_is_read_but_not_believed(monkeypatch):
    monkeypatch.setattr(credentials, "find_spec", lambda name: None)
    content = sent(room(1)).read() + b"jumb\0jumdc2pa" + MADE

    told = credentials.read(io.BytesIO(content))

    assert told == {"verified": False, "source_types": ["trainedAlgorithmicMedia"]}


@pytest.fixture
def c2pa():
    return pytest.importorskip("c2pa", reason="the optional package is not installed")


def certificates() -> tuple[bytes, bytes]:
    """A chain of our own that nobody trusts, and the key that signs with it."""
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in "rk")
    root = certificate("Root", root_key, "Root", root_key.public_key(), ca=True)
    leaf = certificate("Root", root_key, "A camera", key.public_key(), ca=False)
    pem = [one.public_bytes(Encoding.PEM) for one in (leaf, root)]
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return b"".join(pem), private


def certificate(issuer, issuer_key, subject, public_key, ca: bool) -> x509.Certificate:
    def name(common):
        organisation = x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Test cameras")
        return x509.Name([organisation, x509.NameAttribute(NameOID.COMMON_NAME, common)])

    now = datetime.now(UTC)
    usage = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "encipher_only", "decipher_only"), False
    )  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .issuer_name(name(issuer))
        .subject_name(name(subject))
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca, None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, key_cert_sign=ca, crl_sign=ca, **usage), True
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False
        )
    )
    if not ca:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        made = made.add_extension(purpose, False)
    return made.sign(issuer_key, SHA256())


def signed(c2pa, source_type: str) -> bytes:
    chain, key = certificates()
    info = c2pa.C2paSignerInfo(
        alg=c2pa.C2paSigningAlg.ES256, sign_cert=chain, private_key=key, ta_url=None
    )
    action = {
        "action": "c2pa.created",
        "digitalSourceType": f"http://cv.iptc.org/newscodes/digitalsourcetype/{source_type}",
    }
    manifest = {
        "claim_generator_info": [{"name": "Test camera", "version": "1"}],
        "format": "image/jpeg",
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [action]}}],
    }
    output = io.BytesIO()
    with c2pa.Signer.from_info(info) as signer, c2pa.Builder(json.dumps(manifest)) as builder:
        builder.sign(signer, "image/jpeg", sent(room(1)), output)
    return output.getvalue()


@pytest.mark.parametrize("source_type", ["digitalCapture", "trainedAlgorithmicMedia"])
def test_a_signed_account_is_verified(c2pa, source_type):
    told = credentials.read(io.BytesIO(signed(c2pa, source_type)))

    assert told["verified"]
    assert told["source_types"] == [source_type]
    assert told["tool"] == "Test camera"
    assert told["problems"] == ["signingCredential.untrusted"]  # nobody knows this camera


def test_a_picture_changed_after_it_was_signed_is_noticed(c2pa):
    content = bytearray(signed(c2pa, "digitalCapture"))
    content[-2000] ^= 0xFF

    told = credentials.read(io.BytesIO(bytes(content)))

    assert "assertion.dataHash.mismatch" in told["problems"]
