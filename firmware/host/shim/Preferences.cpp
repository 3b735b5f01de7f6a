#include "Preferences.h"

#include <fstream>
#include <iterator>

namespace {

const size_t kPage = 4096, kEntry = 32, kEntries = 126;

uint32_t crc(const uint8_t *bytes, size_t length, uint32_t sum = 0xFFFFFFFF) {
  sum = ~sum;
  for (size_t i = 0; i < length; i++) {
    sum ^= bytes[i];
    for (int bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320U : 0);
  }
  return ~sum;
}

uint32_t word(const uint8_t *at) {
  return at[0] | static_cast<uint32_t>(at[1]) << 8 | static_cast<uint32_t>(at[2]) << 16 |
         static_cast<uint32_t>(at[3]) << 24;
}

size_t half(const uint8_t *at) { return at[0] | static_cast<size_t>(at[1]) << 8; }

std::string key_of(const uint8_t *entry) {
  const char *key = reinterpret_cast<const char *>(entry) + 8;
  return std::string(key, strnlen(key, 16));
}

}  // namespace

bool Preferences::begin(const char *name, bool) {
  values_.clear();
  const char *path = getenv("SIM_NVS");
  if (path == nullptr) return false;
  std::ifstream file(path, std::ios::binary);
  const std::vector<uint8_t> image((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  int index = -1;
  for (size_t at = 0; at + kPage <= image.size(); at += kPage) read_page(&image[at], name, index);
  return index >= 0;
}

// Takes the values of one namespace; its own entry stands before them.
void Preferences::read_page(const uint8_t *page, const char *name, int &index) {
  const uint32_t state = word(page);
  if ((state != 0xFFFFFFFE && state != 0xFFFFFFFC) || crc(page + 4, 24) != word(page + 28)) return;
  size_t span = 1;
  for (size_t i = 0; i < kEntries; i += span) {
    span = 1;
    if ((page[kEntry + i / 4] >> (i % 4 * 2) & 3) != 2) continue;
    const uint8_t *entry = page + 2 * kEntry + i * kEntry;
    if (crc(entry + 8, 24, crc(entry, 4)) != word(entry + 4)) continue;
    if (entry[2] > 1 && i + entry[2] <= kEntries) span = entry[2];
    if (entry[0] == 0 && key_of(entry) == name) index = entry[24];
    if (index > 0 && entry[0] == index) read_entry(entry, (span - 1) * kEntry);
  }
}

void Preferences::read_entry(const uint8_t *entry, size_t room) {
  const std::string key = key_of(entry);
  const uint8_t *data = entry + kEntry;
  const size_t length = half(entry + 24);
  switch (entry[1]) {
    case 0x02:
      values_[key] = {PT_U16, std::vector<uint8_t>(entry + 24, entry + 26)};
      break;
    case 0x21:
    case 0x42:
      if (length > room || crc(data, length) != word(entry + 28)) break;
      if (entry[1] == 0x21) values_[key] = {PT_STR, std::vector<uint8_t>(data, data + length)};
      // Chunks of a blob stand in their order; the index that follows them makes it a blob.
      else values_[key].bytes.insert(values_[key].bytes.end(), data, data + length), values_[key].type = PT_INVALID;
      break;
    case 0x48:
      if (values_[key].bytes.size() == word(entry + 24)) values_[key].type = PT_BLOB;
      break;
    default:
      break;
  }
}

const Preferences::Value *Preferences::find(const char *key, PreferenceType type) const {
  const auto found = values_.find(key);
  return found == values_.end() || found->second.type != type ? nullptr : &found->second;
}

PreferenceType Preferences::getType(const char *key) const {
  const auto found = values_.find(key);
  return found == values_.end() ? PT_INVALID : found->second.type;
}

uint16_t Preferences::getUShort(const char *key, uint16_t otherwise) const {
  const Value *value = find(key, PT_U16);
  return value == nullptr ? otherwise : static_cast<uint16_t>(half(value->bytes.data()));
}

size_t Preferences::getString(const char *key, char *out, size_t capacity) const {
  const Value *value = find(key, PT_STR);
  if (value == nullptr || value->bytes.size() > capacity) return 0;
  memcpy(out, value->bytes.data(), value->bytes.size());
  return value->bytes.size();
}

size_t Preferences::getBytesLength(const char *key) const {
  const Value *value = find(key, PT_BLOB);
  return value == nullptr ? 0 : value->bytes.size();
}

size_t Preferences::getBytes(const char *key, void *out, size_t capacity) const {
  const Value *value = find(key, PT_BLOB);
  if (value == nullptr || value->bytes.size() > capacity) return 0;
  memcpy(out, value->bytes.data(), value->bytes.size());
  return value->bytes.size();
}
