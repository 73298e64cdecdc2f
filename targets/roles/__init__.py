"""What a quantity is where it is no value of an aim: a condition, a rate, a place, a people.

`conditions.py` knows the words of rules: grants, fees, fines, votes, the cases that a rule is
made for. `deeds.py` tells small numbers of what is done from names.
`surroundings.py` knows what is only there: where something is done and for how many.
`regulations.py` tells the documents whose numbers bind others than those who issue them.

Each module answers for one quantity in its sentence; `quantity_roles.py` asks them in turn and
names the role, from which `numbers_passed` has its reason. What they look for is told from the
words around the number alone, so that a sentence reads alike in any document; only regulations
turn the question round and want a sign that a number is an aim.
"""
