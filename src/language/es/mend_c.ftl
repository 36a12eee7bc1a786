# Lo que dicen los asientos de lo que dos copias hicieron a la vez.

detail-uid = identidad
