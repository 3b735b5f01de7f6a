// json_text(): reads one member of a JSON object that came over the network. Takes RFC 8259 and nothing else.
#include <string.h>

#include "iot_core.h"

namespace iot {
namespace {

const int kDepth = 16;  // arrays and objects within each other; each level costs stack

class Reader {
 public:
  Reader(const char *text, size_t length) : at_(text), end_(text + length) {}

  bool at_end() {
    blanks();
    return at_ == end_;
  }
  bool next(char c) {
    blanks();
    if (at_ == end_ || *at_ != c) return false;
    at_++;
    return true;
  }
  bool sees(char c) {
    blanks();
    return at_ != end_ && *at_ == c;
  }

  // Reads a text into `out`, or past it if `out` is null. `fits` tells whether all of it is in `out`.
  bool text(char *out, size_t capacity, bool &fits) {
    size_t length = 0;
    fits = out != nullptr;
    if (!next('"')) return false;
    while (at_ != end_ && *at_ != '"') {
      char bytes[4];
      size_t n = character(bytes);
      if (n == 0) return false;
      if (bytes[0] == '\0') fits = false;  // a C string cannot hold U+0000
      if (fits && length + n < capacity) {
        memcpy(out + length, bytes, n);
        length += n;
      } else {
        fits = false;
      }
    }
    if (at_ == end_) return false;
    at_++;
    if (fits) out[length] = '\0';
    return true;
  }

  // Reads past any value.
  bool skip(int depth) {
    blanks();
    if (at_ == end_ || depth > kDepth) return false;
    if (*at_ == '"') {
      bool fits;
      return text(nullptr, 0, fits);
    }
    if (*at_ == '{' || *at_ == '[') return skip_nested(depth);
    return literal("true") || literal("false") || literal("null") || number();
  }

 private:
  const char *at_;
  const char *end_;

  void blanks() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) at_++;
  }

  bool literal(const char *word) {
    const size_t n = strlen(word);
    if (static_cast<size_t>(end_ - at_) < n || memcmp(at_, word, n) != 0) return false;
    at_ += n;
    return true;
  }

  size_t digits() {
    const char *from = at_;
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9') at_++;
    return static_cast<size_t>(at_ - from);
  }

  bool number() {
    if (at_ != end_ && *at_ == '-') at_++;
    const bool zero = at_ != end_ && *at_ == '0';
    const size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) return false;
    if (at_ != end_ && *at_ == '.') {
      at_++;
      if (digits() == 0) return false;
    }
    if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
      at_++;
      if (at_ != end_ && (*at_ == '+' || *at_ == '-')) at_++;
      if (digits() == 0) return false;
    }
    return true;
  }

  bool skip_nested(int depth) {
    const bool object = *at_++ == '{';
    const char close = object ? '}' : ']';
    if (next(close)) return true;
    do {
      bool fits;
      if (object && (!text(nullptr, 0, fits) || !next(':'))) return false;
      if (!skip(depth + 1)) return false;
    } while (next(','));
    return next(close);
  }

  bool hex4(uint32_t &value) {
    value = 0;
    if (end_ - at_ < 4) return false;
    for (int i = 0; i < 4; i++) {
      const char c = *at_++;
      uint32_t digit;
      if (c >= '0' && c <= '9') {
        digit = static_cast<uint32_t>(c - '0');
      } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
        digit = static_cast<uint32_t>((c | 0x20) - 'a' + 10);
      } else {
        return false;
      }
      value = value * 16 + digit;
    }
    return true;
  }

  // One character of a text as UTF-8; answers its bytes, 0 if it is malformed.
  size_t character(char (&out)[4]) {
    const unsigned char c = static_cast<unsigned char>(*at_++);
    out[0] = static_cast<char>(c);
    if (c < 0x20) return 0;
    if (c != '\\') return 1;
    if (at_ == end_) return 0;
    switch (*at_++) {
      case '"': out[0] = '"'; return 1;
      case '\\': out[0] = '\\'; return 1;
      case '/': out[0] = '/'; return 1;
      case 'b': out[0] = '\b'; return 1;
      case 'f': out[0] = '\f'; return 1;
      case 'n': out[0] = '\n'; return 1;
      case 'r': out[0] = '\r'; return 1;
      case 't': out[0] = '\t'; return 1;
      case 'u': return escaped(out);
      default: return 0;
    }
  }

  size_t escaped(char (&out)[4]) {
    uint32_t code;
    if (!hex4(code) || (code >= 0xDC00 && code < 0xE000)) return 0;
    if (code >= 0xD800 && code < 0xDC00) {
      uint32_t low;
      if (!literal("\\u") || !hex4(low) || low < 0xDC00 || low > 0xDFFF) return 0;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    return utf8(code, out);
  }

  static size_t utf8(uint32_t code, char (&out)[4]) {
    if (code < 0x80) {
      out[0] = static_cast<char>(code);
      return 1;
    }
    const size_t n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char kLead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--) {
      out[i] = static_cast<char>(0x80 | (code & 0x3F));
      code >>= 6;
    }
    out[0] = static_cast<char>(kLead[n] | code);
    return n;
  }
};

}  // namespace

bool json_text(const char *json, size_t length, const char *name, char *out, size_t capacity) {
  Reader reader(json, length);
  bool found = false;
  if (!reader.next('{') || reader.next('}')) return false;
  do {
    char member[32];
    bool known = false;
    if (!reader.text(member, sizeof member, known) || !reader.next(':')) return false;
    if (known && strcmp(member, name) == 0) {
      // The last of several members of one name counts, as in most readers.
      bool fits = false;
      if (reader.sees('"')) {
        if (!reader.text(out, capacity, fits)) return false;
      } else if (!reader.skip(0)) {
        return false;
      }
      found = fits;
    } else if (!reader.skip(0)) {
      return false;
    }
  } while (reader.next(','));
  return reader.next('}') && reader.at_end() && found;
}

}  // namespace iot
