// Preferences over a raw image of the NVS partition (file SIM_NVS), read by the rules of the format, not by iotctl's code.
#pragma once
#include <Arduino.h>

#include <map>
#include <vector>

typedef enum { PT_I8, PT_U8, PT_I16, PT_U16, PT_I32, PT_U32, PT_I64, PT_U64, PT_STR, PT_BLOB, PT_INVALID } PreferenceType;

class Preferences {
 public:
  bool begin(const char *name, bool read_only);
  void end() { values_.clear(); }
  PreferenceType getType(const char *key) const;
  uint16_t getUShort(const char *key, uint16_t otherwise) const;
  size_t getString(const char *key, char *out, size_t capacity) const;
  size_t getBytesLength(const char *key) const;
  size_t getBytes(const char *key, void *out, size_t capacity) const;

 private:
  struct Value {
    PreferenceType type;
    std::vector<uint8_t> bytes;
  };
  std::map<std::string, Value> values_;

  void read_page(const uint8_t *page, const char *name, int &index);
  void read_entry(const uint8_t *entry, size_t room);
  const Value *find(const char *key, PreferenceType type) const;
};
