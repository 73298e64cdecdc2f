"""Aims that a text states in words, or by what others reach: 与经济增长同步, 前50位, 清零.

`worded_aims.py` finds them in a sentence; `references.py` tells what they lean on (`refers_to`)
and by how much they are to lie apart from it (`margin`); `ranks.py` finds places in an order and
`zeros.py` what is not to happen. All give an `Aim`, which has a value only where the words give
one: a rank, or 0.
"""
